import { TrackedJob } from '#shared/jobs/tracked_job'
import { makeNextAccounts } from '#identity/actions/make_next_accounts'
import AccountBatch from '#identity/models/account_batch'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Makes the accounts of a list, part by part; a part that was made is off the list, so it may run again. */
export default class MakeAccounts extends TrackedJob<{ batchId: string }, { made: number }> {
  static kind = 'identity.make_accounts'

  async run({ batchId }: { batchId: string }, job: JobHandle) {
    let batch = await AccountBatch.findOrFail(batchId)
    while (batch.state === 'running') {
      await job.throwIfCancelled()
      batch = await makeNextAccounts(batchId)
      await job.progress(batch.made, batch.total)
    }
    return { made: batch.made }
  }
}
