import { newId } from '#shared/ids'
import { secondsOf } from '#runtime/scorm/duration'
import { H5P_SCO } from '#runtime/h5p/document'
import { definitionOf, partOf, resultOf, verbOf, wordsOf, type Said } from '#runtime/h5p/said'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const LONGEST = 10_000
const WRITTEN = ['type', 'description', 'response', 'correct', 'result', 'latency_seconds', 'at']

/**
 * Keeps the answers among statements as rows, one for each part of the content that asks: the last one stands.
 * Returns the numbers of those that are new or changed.
 */
export async function keepAnswers(
  trx: TransactionClientContract,
  attemptId: string,
  statements: Said[]
): Promise<number[]> {
  const answers = new Map<string, Said>()
  for (const said of statements) {
    if (verbOf(said) === 'answered' && definitionOf(said).interactionType) {
      answers.set(partOf(said), said)
    }
  }
  if (answers.size === 0) return []
  const where = { attempt_id: attemptId, sco: H5P_SCO, session: H5P_SCO }
  const standing = await trx.from('runtime_interactions').where(where).select('n', 'key')
  const numbers = new Map(standing.map(({ key, n }) => [key as string, Number(n)]))
  let last = Math.max(-1, ...numbers.values())
  const rows = [...answers].map(([part, said]) => {
    const n = numbers.get(part) ?? ++last
    return { id: newId(), ...where, n, key: part, ...answerOf(said) }
  })
  await trx
    .knexQuery()
    .table('runtime_interactions')
    .insert(rows)
    .onConflict(['attempt_id', 'sco', 'session', 'n'])
    .merge(WRITTEN)
  return rows.map(({ n }) => n)
}

function answerOf(said: Said) {
  const definition = definitionOf(said)
  const result = resultOf(said)
  const { success } = result
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST) : null)
  const patterns = definition.correctResponsesPattern
  return {
    type: text(definition.interactionType)?.slice(0, 20) ?? null,
    description: wordsOf(definition.description).slice(0, LONGEST) || null,
    response: text(result.response),
    correct: Array.isArray(patterns) ? patterns.join(', ').slice(0, LONGEST) : null,
    result: success === true ? 'correct' : success === false ? 'incorrect' : null,
    latency_seconds: secondsOf(String(result.duration ?? '')),
    at: new Date(said.at).toISOString(),
  }
}
