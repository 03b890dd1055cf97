import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { STALE_SECONDS } from '#shared/jobs/job_rows'
import { jobKinds } from '#shared/jobs/tracked_job'
import { dispatchTicket } from '#shared/jobs/run_tracked_job'

const LOST_SECONDS = 60

/** What died first, then what somebody waits for: thousands of files to be prepared may be older. */
function foremost(): [sql: string, kinds: string[]] {
  const late = jobKinds().filter(({ priority }) => priority > 5)
  const kinds = late.map(({ kind }) => kind)
  const last = kinds.length > 0 ? `when kind in (${kinds.map(() => '?').join(', ')}) then 2` : ''
  return [`case when state = 'running' then 0 ${last} else 1 end`, kinds]
}

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
    .orderByRaw(...foremost())
    .orderBy('created_at')
    .limit(100)
    .select('id', 'kind')
  for (const { id, kind } of rows) await dispatchTicket(id, { once: true, kind })
  return rows.length
}
