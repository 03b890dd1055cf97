import { MirrorRevocationSchema } from '#database/schema'
import type { RevocationSource } from '#mirror/types'

/** A row that no mirror shows any more, or that was given back after that. */
export default class Revocation extends MirrorRevocationSchema {
  static table = 'mirror_revocations'
  static selfAssignPrimaryKey = true

  declare standing: 'revoked' | 'restored'
  declare source: RevocationSource
}
