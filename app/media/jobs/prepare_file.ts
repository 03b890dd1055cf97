import { TrackedJob } from '#shared/jobs/tracked_job'
import { prepareFile } from '#media/actions/prepare_file'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Makes of a file what phones on slow lines can show, and reads its words. */
export default class PrepareFile extends TrackedJob<
  { blobId: string },
  { derivatives: number; waits_for?: string; problems?: number }
> {
  static kind = 'media.prepare_file'
  static retries = 2
  // Thousands of them follow an import of thousands of files: whoever waits for something else comes first.
  static priority = 8

  run({ blobId }: { blobId: string }, job: JobHandle) {
    return prepareFile(blobId, job)
  }
}
