import { TrackedJob } from '#shared/jobs/tracked_job'
import { hasDueBackups, startDueBackups } from '#operations/actions/start_due_backups'
import { hasBackupWarnings, warnOfBackups } from '#operations/actions/warn_of_backups'
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

/** Most quarters of an hour have nothing to do: they leave no job behind. */
export const backupsNeedCare = async () => (await hasDueBackups()) || (await hasBackupWarnings())
