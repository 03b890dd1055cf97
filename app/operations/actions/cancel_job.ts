import { audit } from '#shared/audit/record'
import { cancelJob as cancel } from '#shared/jobs/change_job'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Job } from '#shared/jobs/job'

/** Stops a job. False when it was over already. */
export function cancelJob(actor: Actor, job: Job): Promise<boolean> {
  return transaction(async (trx) => {
    const isStopped = await cancel(trx, job.id)
    if (isStopped) {
      await audit(trx, actor, {
        verb: 'operations.job_cancelled',
        subject: { type: 'job', id: job.id },
        after: { kind: job.kind },
      })
    }
    return isStopped
  })
}
