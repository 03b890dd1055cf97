import { RuntimeAttemptScoSchema } from '#database/schema'
import type { Completion, Success } from '#runtime/types'

/** What one activity of a package has told in an attempt. */
export default class AttemptSco extends RuntimeAttemptScoSchema {
  static table = 'runtime_attempt_scos'
  static selfAssignPrimaryKey = true

  declare completion: Completion
  declare success: Success
  declare exit: 'suspend' | 'normal' | 'logout' | 'time-out' | null

  get totalSeconds() {
    return this.earlierSeconds + this.sessionSeconds
  }
}
