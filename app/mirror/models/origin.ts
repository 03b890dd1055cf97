import { MirrorOriginSchema } from '#database/schema'

export type OriginState = 'waiting' | 'active' | 'suspended' | 'retired'

/** A server whose editions this one takes. */
export default class Origin extends MirrorOriginSchema {
  static table = 'mirror_origins'
  static selfAssignPrimaryKey = true

  declare state: OriginState
  declare peers: string[]
}
