import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The log of an attempt keeps its last so many characters; its beginning goes first. */
const MOST_SIZE = 400_000
const LONGEST = { element: 300, value: 600 }

export type LoggedCall = [number, string, string, string, string, string]

type Note = { launchId: string; sequence: number; sco: string | null; calls: unknown[][] }

/** Keeps what the content called, what it was answered and the error code: for the trainer who asks why. */
export async function keepLog(trx: TransactionClientContract, attemptId: string, note: Note) {
  const calls = note.calls.map(tidy)
  if (calls.length === 0) return
  const text = JSON.stringify(calls)
  const { launchId, sequence, sco } = note
  await trx.table('runtime_attempt_logs').insert({
    ...{ id: newId(), attempt_id: attemptId, launch_id: launchId, sequence, sco },
    ...{ count: calls.length, size: text.length, calls: text, created_at: sqlTime() },
  })
  await forgetOldest(trx, attemptId)
}

function tidy([at, name, element, value, answer, error]: unknown[]): LoggedCall {
  const text = (one: unknown, most: number) => String(one ?? '').slice(0, most)
  return [
    Math.round(Number(at) || 0),
    text(name, 40),
    text(element, LONGEST.element),
    text(value, LONGEST.value),
    text(answer, LONGEST.value),
    text(error, 10),
  ]
}

async function forgetOldest(trx: TransactionClientContract, attemptId: string) {
  const rows = await trx
    .from('runtime_attempt_logs')
    .where('attempt_id', attemptId)
    .orderBy('id', 'desc')
    .select('id', 'size')
  let sum = 0
  const old = rows.filter(({ size }) => (sum += Number(size)) > MOST_SIZE).map(({ id }) => id)
  if (old.length > 0) await trx.from('runtime_attempt_logs').whereIn('id', old).delete()
}
