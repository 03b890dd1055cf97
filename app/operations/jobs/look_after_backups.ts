import { TrackedJob } from '#shared/jobs/tracked_job'
import { startDueBackups } from '#operations/actions/start_due_backups'
import { warnOfBackups } from '#operations/actions/warn_of_backups'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Every quarter of an hour: starts what is due, and says what is too old. */
export default class LookAfterBackups extends TrackedJob<object, { started: number }> {
  static kind = 'operations.look_after_backups'
  static retries = 0

  async run(_input: object, job: JobHandle) {
    const started = await startDueBackups()
    await job.throwIfCancelled()
    await warnOfBackups()
    return { started }
  }
}
