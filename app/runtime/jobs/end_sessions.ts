import { TrackedJob } from '#shared/jobs/tracked_job'
import { endOverSessions } from '#runtime/actions/end_over_sessions'

/** Units that were left open: nobody has said the last word for longer than a launch holds. */
export default class EndSessions extends TrackedJob<object, { ended: number }> {
  static kind = 'runtime.end_sessions'

  async run() {
    return { ended: await endOverSessions() }
  }
}
