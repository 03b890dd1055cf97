import { audit } from '#shared/audit/record'
import { retryJob as retry } from '#shared/jobs/change_job'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Job } from '#shared/jobs/job'

/** Runs a failed or cancelled job again. False when it is neither. */
export function retryJob(actor: Actor, job: Job): Promise<boolean> {
  return transaction(async (trx) => {
    const isQueued = await retry(trx, job)
    if (isQueued) {
      await audit(trx, actor, {
        verb: 'operations.job_retried',
        subject: { type: 'job', id: job.id },
        before: { state: job.state, error: job.error },
        after: { kind: job.kind },
      })
    }
    return isQueued
  })
}
