import { newId } from '#shared/ids'
import { readInteractions } from '#runtime/scorm/read_interactions'
import type { Cmi } from '#runtime/scorm/read_cmi'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const COMPARED = [
  'key',
  'type',
  'description',
  'response',
  'correct',
  'result',
  'weighting',
  'latency_seconds',
  'at',
] as const

type Where = { attempt_id: string; sco: string; session: string }

/** Keeps the answers of a time of playing as rows; returns the numbers of those that are new or changed. */
export async function keepInteractions(
  trx: TransactionClientContract,
  asked: Where,
  cmi: Cmi,
  goesOn: boolean
): Promise<number[]> {
  const read = readInteractions(cmi)
  if (read.length === 0) return []
  const where = goesOn ? { ...asked, session: await lastSession(trx, asked) } : asked
  const standing = await trx.from('runtime_interactions').where(where)
  const known = new Map(standing.map((row) => [Number(row.n), row]))
  const changed = read.filter((row) => {
    const before = known.get(row.n)
    return !before || COMPARED.some((name) => before[name] !== row[name])
  })
  for (let at = 0; at < changed.length; at += 50) {
    const rows = changed.slice(at, at + 50).map((row) => ({ id: newId(), ...where, ...row }))
    await trx
      .knexQuery()
      .table('runtime_interactions')
      .insert(rows)
      .onConflict(['attempt_id', 'sco', 'session', 'n'])
      .merge([...COMPARED])
  }
  return changed.map(({ n }) => n)
}

async function lastSession(
  trx: TransactionClientContract,
  { attempt_id: attemptId, sco, session }: Where
): Promise<string> {
  const last = await trx
    .from('runtime_interactions')
    .where({ attempt_id: attemptId, sco })
    .orderBy('id', 'desc')
    .select('session')
    .first()
  return last?.session ?? session
}
