import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import BackupPlace from '#operations/models/backup_place'
import { takeBackup } from '#operations/actions/take_backup'
import { codeOf } from '#operations/backups/say'
import type { JobHandle } from '#shared/jobs/job_handle'

type Outcome = { saved_rows: number; saved_files: number }

/** Takes a snapshot. Run again after a stop it sends only what the place does not have yet. */
export default class TakeBackup extends TrackedJob<{ placeId: string }, Outcome> {
  static kind = 'operations.take_backup'
  static retries = 2
  static backoff = 60

  async run({ placeId }: { placeId: string }, job: JobHandle) {
    const place = await BackupPlace.findOrFail(placeId)
    try {
      const { rows, blobs } = await takeBackup(place, {
        jobId: job.id,
        async progress(step, done, total) {
          await job.progress(done, total, step)
          await job.throwIfCancelled()
        },
      })
      return { saved_rows: rows, saved_files: blobs }
    } catch (error) {
      const code = codeOf(error)
      if (code)
        throw new JobError(`backup_${code}`, { retry: code === 'no_answer' || code === 'busy' })
      throw error
    }
  }
}
