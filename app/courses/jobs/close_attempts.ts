import { TrackedJob } from '#shared/jobs/tracked_job'
import { handIn } from '#courses/actions/hand_in'
import { attemptsOver } from '#courses/queries/attempts_over'

/** Hands in what was not handed in when its time was over: nobody may come back to it. */
export default class CloseAttempts extends TrackedJob<object, { closed: number }> {
  static kind = 'courses.close_attempts'

  async run() {
    const ids = await attemptsOver()
    for (const id of ids) await handIn(id)
    return { closed: ids.length }
  }
}
