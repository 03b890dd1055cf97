import { TrackedJob } from '#shared/jobs/tracked_job'
import { sweepUploads } from '#media/actions/sweep_uploads'

/** Removes uploads that were not finished or not used in their time. */
export default class SweepUploads extends TrackedJob<object, { given_up: number }> {
  static kind = 'media.sweep_uploads'

  async run() {
    return { given_up: await sweepUploads() }
  }
}
