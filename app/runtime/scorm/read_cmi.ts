import type { Completion, Score, Success } from '#runtime/types'

/** A data model as the player renders it: nested objects, collections as objects with the keys `0`, `1`, ... */
export type Cmi = Record<string, any>

export type Reading = {
  completion: Completion
  success: Success
  score: Score
  exit: 'suspend' | 'normal' | 'logout' | 'time-out' | null
  /** The fields that were not as the standard says and were left out, by path. */
  refused: string[]
}

const EXITS = ['suspend', 'normal', 'logout', 'time-out'] as const

/**
 * What a data model says of the learner (SCORM 1.2 RTE 3.4.4, SCORM 2004 RTE 4.2). The engine in the browser has
 * checked it already; a browser can be made to say anything, so it is checked again here.
 */
export function readCmi(cmi: Cmi, standard: 'scorm12' | 'scorm2004'): Reading {
  const refused: string[] = []
  const number = numberReader(refused)
  if (standard === 'scorm12') {
    const core = cmi.core ?? {}
    const score = scoreOf(core.score ?? {}, number, { raw: [0, 100] })
    return {
      ...statusOf12(String(core.lesson_status ?? ''), refused),
      score,
      exit: exitOf(core.exit),
      refused,
    }
  }
  const success = ['passed', 'failed'].includes(cmi.success_status)
    ? (cmi.success_status as Success)
    : 'unknown'
  const score = scoreOf(cmi.score ?? {}, number, {})
  return {
    completion: completionOf(cmi.completion_status),
    success,
    score,
    exit: exitOf(cmi.exit),
    refused,
  }
}

function statusOf12(
  status: string,
  refused: string[]
): { completion: Completion; success: Success } {
  switch (status) {
    case 'passed':
    case 'failed':
      return { completion: 'completed', success: status }
    case 'completed':
      return { completion: 'completed', success: 'unknown' }
    case 'incomplete':
    case 'browsed':
      return { completion: 'incomplete', success: 'unknown' }
    case 'not attempted':
    case '':
      return { completion: 'unknown', success: 'unknown' }
    default:
      refused.push('cmi.core.lesson_status')
      return { completion: 'unknown', success: 'unknown' }
  }
}

function completionOf(value: unknown): Completion {
  if (value === 'completed' || value === 'incomplete') return value
  return value === 'not attempted' ? 'not_attempted' : 'unknown'
}

type NumberReader = (value: unknown, path: string, bounds?: [number, number]) => number | null

/** `85%` and `85,5` are what people in a hurry write; they are read as what they mean. */
function numberReader(refused: string[]): NumberReader {
  return (value, path, [least, most] = [-1e9, 1e9]) => {
    if (value === undefined || value === null || value === '') return null
    const text = String(value).trim().replace(/\s*%$/, '').replace(',', '.')
    const number = Number(text)
    if (text !== '' && Number.isFinite(number) && number >= least && number <= most) return number
    refused.push(path)
    return null
  }
}

function scoreOf(score: Cmi, number: NumberReader, bounds: { raw?: [number, number] }): Score {
  const raw = number(score.raw, 'score.raw', bounds.raw)
  const min = number(score.min, 'score.min')
  const max = number(score.max, 'score.max')
  const told = number(score.scaled, 'score.scaled', [-1, 1])
  return { raw, min, max, scaled: told ?? scaledOf(raw, min, max) }
}

/** A raw score between its bounds as a share; without bounds it is one of 100. */
function scaledOf(raw: number | null, min: number | null, max: number | null) {
  if (raw === null) return null
  const [least, most] = [min ?? 0, max ?? 100]
  if (most <= least) return null
  return Math.min(1, Math.max(-1, (raw - least) / (most - least)))
}

const exitOf = (value: unknown) => EXITS.find((exit) => exit === value) ?? null
