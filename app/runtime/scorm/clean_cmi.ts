import type { Cmi } from '#runtime/scorm/read_cmi'

/** Larger than any standard allows; content that goes beyond is stopped by the engine, what comes here past it is cut off. */
const LONGEST = 70_000
export type Cleaned = Cmi

const MOST_KEYS = 20_000
const DEEPEST = 8

/** What the platform knows better than the content: never taken from a commit. */
const OURS12 = ['student_id', 'student_name', 'credit', 'lesson_mode', 'entry', 'total_time']
const OURS2004 = [
  ...['learner_id', 'learner_name', 'credit', 'mode', 'entry', 'total_time', 'launch_data'],
  ...['completion_threshold', 'scaled_passing_score', 'max_time_allowed', 'time_limit_action'],
]

/**
 * A data model as it is kept: plain values only, within bounds, without what belongs to the platform. Undefined
 * where it is no data model at all.
 */
export function cleanCmi(cmi: Cmi, standard: 'scorm12' | 'scorm2004'): Cleaned | undefined {
  let keys = 0
  const copy = (value: unknown, depth: number): unknown => {
    if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
    if (typeof value === 'string') return value.slice(0, LONGEST)
    if (typeof value !== 'object' || depth > DEEPEST) return undefined
    const entries = Object.entries(value as object)
    keys += entries.length
    if (keys > MOST_KEYS) return undefined
    const kept = entries
      .filter(([name]) => name.length <= 100 && name !== '__proto__')
      .map(([name, one]) => [name, copy(one, depth + 1)] as const)
    return Object.fromEntries(kept.filter(([, one]) => one !== undefined))
  }
  const clean = copy(cmi, 0) as Cmi
  if (keys > MOST_KEYS) return undefined
  const target = standard === 'scorm12' ? (clean.core ?? {}) : clean
  for (const name of standard === 'scorm12' ? OURS12 : OURS2004) delete target[name]
  if (standard === 'scorm12') {
    delete clean.student_data
    delete clean.launch_data
  }
  return clean
}
