import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { send, type Waiting } from '#runtime/lrs/forwarding/send'
import RecordStore from '#runtime/models/record_store'
import type { BackgroundTask } from '#shared/background/tasks'

const BATCH = 50

/** The pause after failures: five seconds, ten, twenty ..., at most an hour. */
const pause = (failures: number) => Math.min(3600, 5 * 2 ** Math.min(failures - 1, 12))

/** Sends on what waits, to each target in the order in which it was stored. */
export const forwardStatements: BackgroundTask = {
  name: 'runtime.forward_statements',
  every: 5,
  lease: 120,
  run: async (signal) => {
    const due = await RecordStore.query()
      .where('is_active', true)
      .where('due_at', '<=', sqlTime(clock.now()))
    for (const target of due) await forwardTo(target, signal)
  },
}

/** Until nothing waits, the other side fails or the time is over. */
export async function forwardTo(target: RecordStore, signal?: AbortSignal) {
  while (!signal?.aborted) {
    const rows = await waiting(target)
    if (rows.length === 0) return
    if (!(await forwardBatch(target, rows))) return
  }
}

const waiting = ({ id }: RecordStore): Promise<Waiting[]> =>
  db
    .from('runtime_statement_forwards as f')
    .join('runtime_statements as s', 's.id', 'f.row_id')
    .where('f.target_id', id)
    .whereNull('f.refusal')
    .orderBy('f.row_id')
    .limit(BATCH)
    .select('s.id', 's.statement', 's.has_attachments')

/** Of a batch that is refused each statement is sent alone, and the bad ones are put aside. */
async function forwardBatch(target: RecordStore, rows: Waiting[]): Promise<boolean> {
  const outcome = await send(target, rows)
  if (outcome.type === 'failed') return fail(target, outcome.reason)
  if (outcome.type === 'taken') return succeed(target, rows)
  if (rows.length > 1) {
    for (const row of rows) if (!(await forwardBatch(target, [row]))) return false
    return true
  }
  // 409: it is there already with other words; sending it again changes nothing.
  await db
    .from('runtime_statement_forwards')
    .where({ target_id: target.id, row_id: rows[0].id })
    .update({ refusal: outcome.reason.slice(0, 300) })
  return true
}

async function succeed(target: RecordStore, rows: Waiting[]) {
  const ids = rows.map(({ id }) => id)
  await db
    .from('runtime_statement_forwards')
    .where('target_id', target.id)
    .whereIn('row_id', ids)
    .delete()
  const now = clock.now()
  await target
    .merge({
      sent: Number(target.sent) + ids.length,
      lastSentAt: now,
      failures: 0,
      lastError: null,
    })
    .save()
  return true
}

async function fail(target: RecordStore, reason: string) {
  const failures = target.failures + 1
  const dueAt = clock.now().plus({ seconds: pause(failures) })
  await target.merge({ failures, lastError: reason.slice(0, 300), dueAt }).save()
  return false
}
