import { bestLanguage } from '#runtime/lrs/best_language'
import { newId } from '#shared/ids'
import { secondsOf } from '#runtime/scorm/duration'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const ANSWERED = new Set([
  'http://adlnet.gov/expapi/verbs/answered',
  'http://adlnet.gov/expapi/verbs/responded',
])
const LONGEST = 4000

type Where = { attempt_id: string; sco: string; session: string }

/**
 * Keeps answers of statements (xAPI interactions) beside those of other packages, where pages look for them. Returns
 * their numbers.
 */
export async function keepAnswers(
  trx: TransactionClientContract,
  where: Where,
  statements: JsonObject[]
): Promise<number[]> {
  const answers = statements.filter(({ verb }) => ANSWERED.has(verb.id)).map(answerOf)
  if (answers.length === 0) return []
  const [{ most }] = await trx.from('runtime_interactions').where(where).max('n as most')
  const first = most === null ? 0 : Number(most) + 1
  const rows = answers.map((row, at) => ({ id: newId(), ...where, n: first + at, ...row }))
  await trx.table('runtime_interactions').multiInsert(rows)
  return rows.map(({ n }) => n)
}

const text = (value: unknown, most = LONGEST) =>
  value === undefined || value === null ? null : String(value).slice(0, most)

function answerOf({ object, result = {}, timestamp }: JsonObject) {
  const { description, name, interactionType, correctResponsesPattern } = object.definition ?? {}
  const words = description ?? name
  const { success, response, duration } = result
  return {
    key: String(object.id ?? '').slice(0, LONGEST),
    type: text(interactionType, 20),
    description: words ? text(Object.values(bestLanguage(words, 'km, en;q=0.5'))[0]) : null,
    response: text(response),
    correct: text(correctResponsesPattern?.join(' | ')),
    result: success === undefined ? null : success ? 'correct' : 'incorrect',
    weighting: null,
    latency_seconds: duration ? secondsOf(duration) : null,
    at: text(timestamp, 40),
  }
}
