import { RuntimeLaunchSchema } from '#database/schema'
import { clock } from '#shared/clock'
import type { LaunchMode } from '#runtime/types'

/** One opening of the player by one person on one device. */
export default class Launch extends RuntimeLaunchSchema {
  static table = 'runtime_launches'
  static selfAssignPrimaryKey = true

  declare mode: LaunchMode

  get isOpen() {
    return this.closedAt === null && this.expiresAt > clock.now()
  }
}
