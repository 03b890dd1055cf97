import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Schedule } from '#shared/schedules/schedule'

/** Starts scheduled work now; its next time stays as it is. Returns the id of the job. */
export function startScheduled(actor: Actor, { job, input = {} }: Schedule): Promise<string> {
  return transaction(async (trx) => {
    const id = await startJob(trx, actor, job, input)
    await audit(trx, actor, {
      verb: 'operations.schedule_run',
      subject: { type: 'job', id },
      after: { kind: job.kind },
    })
    return id
  })
}
