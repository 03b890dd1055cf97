import { MirrorEditionSchema } from '#database/schema'
import type { Channel, EditionState } from '#mirror/types'

/** What was built of a profile for a channel, from its beginning until another takes its place. */
export default class EditionRow extends MirrorEditionSchema {
  static table = 'mirror_editions'
  static selfAssignPrimaryKey = true

  declare channel: Channel
  declare state: EditionState
}
