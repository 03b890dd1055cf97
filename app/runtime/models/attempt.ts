import { RuntimeAttemptSchema } from '#database/schema'
import type { Completion, Success } from '#runtime/types'

export type AttemptState = 'open' | 'finished'

/** One person's way through a package from its beginning to its end, over any number of launches. */
export default class Attempt extends RuntimeAttemptSchema {
  static table = 'runtime_attempts'
  static selfAssignPrimaryKey = true

  declare state: AttemptState
  declare completion: Completion
  declare success: Success
}
