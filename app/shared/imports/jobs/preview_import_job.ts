import { TrackedJob } from '#shared/jobs/tracked_job'
import { previewImport, type Tell } from '#shared/imports/preview_import'
import type { JobHandle } from '#shared/jobs/job_handle'

/** How a job tells of its progress and hears that it should stop. */
export const tellOf =
  (job: JobHandle): Tell =>
  async (done, total, step) => {
    await job.progress(done, total, step)
    await job.throwIfCancelled()
  }

/** Makes the preview of an import. */
export class PreviewImport extends TrackedJob<{ id: string }, object> {
  static kind = 'shared.preview_import'
  static retries = 1

  async run({ id }: { id: string }, job: JobHandle) {
    return previewImport(id, tellOf(job), null, job.signal)
  }
}
