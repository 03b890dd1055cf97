import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { JobQueued } from '#shared/jobs/job_queued'
import type { Job } from '#shared/jobs/job'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Stops a job: at once while it waits, at its next look while it runs. False when it is over. */
export async function cancelJob(trx: TransactionClientContract, id: string): Promise<boolean> {
  const job = () => trx.from('shared_jobs').where('id', id)
  const waiting = await job()
    .where('state', 'queued')
    .update({ state: 'cancelled', cancel_requested: true, finished_at: sqlTime() })
  if (Number(waiting) > 0) return true
  return Number(await job().where('state', 'running').update({ cancel_requested: true })) > 0
}

/** Runs a failed or cancelled job again, from its last checkpoint. False when it is in another state. */
export async function retryJob(trx: TransactionClientContract, job: Job): Promise<boolean> {
  const changed = await trx
    .from('shared_jobs')
    .where('id', job.id)
    .whereIn('state', ['failed', 'cancelled'])
    .update({
      state: 'queued',
      attempts: 0,
      error: null,
      cancel_requested: false,
      next_at: sqlTime(),
      finished_at: null,
    })
  if (Number(changed) === 0) return false
  await publish(trx, new JobQueued(job.id, { kind: job.kind }))
  return true
}
