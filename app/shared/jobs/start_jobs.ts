import { newId } from '#shared/ids'
import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { JobQueued } from '#shared/jobs/job_queued'
import { jobKind, type JobKind } from '#shared/jobs/tracked_job'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** `startJob` for many inputs, at most 500, with two statements. @returns the ids in the order of the inputs */
export async function startJobs<Input extends object>(
  trx: TransactionClientContract,
  actor: Actor,
  JobClass: JobKind<Input>,
  inputs: Input[]
): Promise<string[]> {
  if (!jobKind(JobClass.kind)) throw new Error(`${JobClass.kind} is in no subscriptions.ts`)
  const now = sqlTime()
  const ids = inputs.map(() => newId())
  await bulkInsert(
    trx,
    'shared_jobs',
    [
      ...['id', 'kind', 'owner_id', 'input', 'state', 'done', 'attempts'],
      ...['cancel_requested', 'created_at'],
    ],
    inputs.map((input, at) => [
      ...[ids[at], JobClass.kind, actor.personId, JSON.stringify(input), 'queued', 0, 0],
      ...[false, now],
    ])
  )
  await publish(trx, ...ids.map((id) => new JobQueued(id, { kind: JobClass.kind })))
  return ids
}
