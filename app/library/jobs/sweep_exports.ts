import { TrackedJob } from '#shared/jobs/tracked_job'
import { sweepExports } from '#library/exports/sweep_exports'

/** Deletes exports that nobody fetched in their time. */
export default class SweepExports extends TrackedJob<object, { swept: number }> {
  static kind = 'library.sweep_exports'

  async run() {
    return { swept: await sweepExports() }
  }
}
