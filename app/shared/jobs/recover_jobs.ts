import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { STALE_SECONDS } from '#shared/jobs/job_rows'
import { dispatchTicket } from '#shared/jobs/run_tracked_job'

const LOST_SECONDS = 60

/**
 * Gives tickets to jobs that have none: those whose process died, and those whose ticket was lost. Safe to call at
 * any time from any process; workers do it every half minute.
 * @returns how many were given one
 */
export async function recoverJobs(): Promise<number> {
  const stale = sqlTime(clock.now().minus({ seconds: STALE_SECONDS }))
  const lost = sqlTime(clock.now().minus({ seconds: LOST_SECONDS }))
  const rows = await db
    .from('shared_jobs')
    .where((q) => q.where('state', 'running').where('heartbeat_at', '<', stale))
    .orWhere((q) => {
      q.where('state', 'queued').where((due) => {
        due.where('next_at', '<', lost)
        due.orWhere((first) => first.whereNull('next_at').where('created_at', '<', lost))
      })
    })
    .orderBy('created_at')
    .limit(100)
    .select('id')
  for (const { id } of rows) await dispatchTicket(id, { once: true })
  return rows.length
}
