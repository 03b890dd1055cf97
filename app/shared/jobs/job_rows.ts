import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { readTime, sqlTime } from '#shared/database/times'

/** A running job whose heart has not beaten for so long is taken for dead. */
export const STALE_SECONDS = 60

/** A job that this process runs. `attempt` tells it from a later run by another process. */
export type ClaimedJob = {
  id: string
  kind: string
  input: any
  saved: any
  attempt: number
}

const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value)

export const isStale = (heartbeat: Date | string | null) =>
  heartbeat === null || readTime(heartbeat) < clock.now().minus({ seconds: STALE_SECONDS })

/** Takes a job that waits, or whose process died. Of several processes that try, one gets it. */
export async function claimJob(id: string): Promise<ClaimedJob | undefined> {
  const row = await db.from('shared_jobs').where('id', id).first()
  if (!row) return undefined
  const waits = row.state === 'queued' || (row.state === 'running' && isStale(row.heartbeat_at))
  if (!waits) return undefined
  const attempt = Number(row.attempts) + 1
  const now = sqlTime()
  const claimed = await db
    .from('shared_jobs')
    .where({ id, state: row.state, attempts: row.attempts })
    .update({
      state: 'running',
      attempts: attempt,
      heartbeat_at: now,
      started_at: row.started_at ?? now,
      next_at: null,
      error: null,
    })
  if (Number(claimed) === 0) return undefined
  return { id, kind: row.kind, input: parsed(row.input), saved: parsed(row.saved), attempt }
}

/** Writes to the row of a job that is still this process's own. False when it is not. */
export async function writeJob({ id, attempt }: ClaimedJob, values: Record<string, unknown>) {
  const written = await db
    .from('shared_jobs')
    .where({ id, state: 'running', attempts: attempt })
    .update(values)
  return Number(written) > 0
}

export async function isCancelRequested({ id }: ClaimedJob) {
  const row = await db.from('shared_jobs').where('id', id).select('cancel_requested').first()
  return Boolean(row?.cancel_requested)
}
