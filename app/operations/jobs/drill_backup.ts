import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import BackupPlace from '#operations/models/backup_place'
import { drillBackup } from '#operations/actions/drill_backup'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Restores the newest snapshot into a temporary folder, checks it and throws it away. */
export default class DrillBackup extends TrackedJob<{ placeId: string }, { saved_rows: number }> {
  static kind = 'operations.drill_backup'
  static retries = 0

  async run({ placeId }: { placeId: string }, job: JobHandle) {
    const place = await BackupPlace.findOrFail(placeId)
    const drill = await drillBackup(place, async (step, done, total) => {
      await job.progress(done, total, step)
      await job.throwIfCancelled()
    })
    if (!drill.passed) throw new JobError('drill_failed', { retry: false })
    return { saved_rows: drill.rows ?? 0 }
  }
}
