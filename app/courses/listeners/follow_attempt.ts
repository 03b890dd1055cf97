import { followAttempt } from '#courses/actions/follow_attempt'
import type AttemptRecorded from '#runtime/events/attempt_recorded'

/** What a package says of itself counts in the courses from which it was opened. */
export default class FollowAttempt {
  async handle({ subject, body }: AttemptRecorded) {
    if (body.sco === null) await followAttempt(subject)
  }
}
