import { newId } from '#shared/ids'
import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { JobQueued } from '#shared/jobs/job_queued'
import { jobKind, type JobKind } from '#shared/jobs/tracked_job'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Starts a job together with the change that needs it: it is handed to the queue after the commit.
 * @param input plain JSON with ids, no personal data
 * @returns the id of the job, for `/jobs/:id`
 */
export async function startJob<Input extends object>(
  trx: TransactionClientContract,
  actor: Actor,
  JobClass: JobKind<Input>,
  input: Input
): Promise<string> {
  if (!jobKind(JobClass.kind)) throw new Error(`${JobClass.kind} is in no subscriptions.ts`)
  const id = newId()
  await trx.table('shared_jobs').insert({
    id,
    kind: JobClass.kind,
    owner_id: actor.personId,
    input: JSON.stringify(input),
    state: 'queued',
    done: 0,
    attempts: 0,
    cancel_requested: false,
    created_at: sqlTime(),
  })
  await publish(trx, new JobQueued(id, { kind: JobClass.kind }))
  return id
}
