import { secondsOf } from '#runtime/scorm/duration'
import type { Cmi } from '#runtime/scorm/read_cmi'

export type InteractionRow = {
  n: number
  key: string
  type: string | null
  description: string | null
  response: string | null
  correct: string | null
  result: string | null
  weighting: number | null
  latency_seconds: number | null
  at: string | null
}

const MOST = 2000
const text = (value: unknown, most: number) =>
  value === undefined || value === null || value === '' ? null : String(value).slice(0, most)

const number = (value: unknown) => {
  const found = Number.parseFloat(String(value ?? ''))
  return Number.isFinite(found) ? found : null
}

/** What learners answered, as rows: SCORM 1.2 RTE 3.4.7, SCORM 2004 RTE 4.2.9. */
export function readInteractions(cmi: Cmi): InteractionRow[] {
  const list = Object.entries((cmi.interactions ?? {}) as Cmi)
  return list
    .filter(([n, one]) => /^\d+$/.test(n) && one !== null && typeof one === 'object' && one.id)
    .slice(0, MOST)
    .map(([n, one]) => ({
      ...{ n: Number(n), key: text(one.id, 4000)!, type: text(one.type, 20) },
      description: text(one.description, 4000),
      response: text(one.learner_response ?? one.student_response, 8000),
      correct: text(patterns(one.correct_responses), 8000),
      result: text(one.result, 40),
      weighting: number(one.weighting),
      latency_seconds: one.latency ? secondsOf(String(one.latency)) : null,
      at: text(one.timestamp ?? one.time, 40),
    }))
}

const patterns = (responses: Cmi | undefined) =>
  Object.values(responses ?? {})
    .map((one) => (one as Cmi)?.pattern)
    .filter((pattern) => pattern !== undefined && pattern !== '')
    .join('\n')
