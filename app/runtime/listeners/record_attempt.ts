import { recordAttempt } from '#runtime/actions/record_attempt'
import type AttemptRecorded from '#runtime/events/attempt_recorded'

/** What learners do in packages becomes statements. */
export default class RecordAttempt {
  handle({ body }: AttemptRecorded) {
    return recordAttempt(body)
  }
}
