import { MirrorOriginSchema } from '#database/schema'
import type { Standing } from '#mirror/edge/standings'
import type { OwnPairing } from '#mirror/pairing/own_pairing'

export { standings, type Standing } from '#mirror/edge/standings'

export type OriginState = 'waiting' | 'active' | 'suspended' | 'retired'

/** A server whose editions this one takes. */
export default class Origin extends MirrorOriginSchema {
  static table = 'mirror_origins'
  static selfAssignPrimaryKey = true

  declare state: OriginState
  declare peers: string[]
  declare pairing: OwnPairing | null
  declare standing: Standing | null
}
