import { TrackedJob } from '#shared/jobs/tracked_job'
import { followHelpers } from '#media/actions/follow_helpers'

/** Goes on with files that waited for a program. */
export default class FollowHelpers extends TrackedJob<object, { started: number }> {
  static kind = 'media.follow_helpers'

  async run() {
    return { started: await followHelpers() }
  }
}
