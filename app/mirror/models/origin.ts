import { MirrorOriginSchema } from '#database/schema'
import type { OwnPairing } from '#mirror/pairing/own_pairing'

export type OriginState = 'waiting' | 'active' | 'suspended' | 'retired'

/** Why an origin does not serve this mirror; docs/protocols/mirror.md section 13. */
export const standings = ['suspended', 'retired', 'reenrol', 'not_signed'] as const
export type Standing = (typeof standings)[number]

/** A server whose editions this one takes. */
export default class Origin extends MirrorOriginSchema {
  static table = 'mirror_origins'
  static selfAssignPrimaryKey = true

  declare state: OriginState
  declare peers: string[]
  declare pairing: OwnPairing | null
  declare standing: Standing | null
}
