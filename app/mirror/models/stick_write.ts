import { MirrorStickWriteSchema } from '#database/schema'

export type StickWriteState = 'writing' | 'written' | 'failed' | 'stopped'

/** An edition, or a part of it, that was written onto a stick here. */
export default class StickWrite extends MirrorStickWriteSchema {
  static table = 'mirror_stick_writes'
  static selfAssignPrimaryKey = true

  declare state: StickWriteState
}
