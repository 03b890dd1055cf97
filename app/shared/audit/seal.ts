import { SharedAuditSealSchema } from '#database/schema'
import { sha256 } from '#shared/audit/canonical'
import type { DateTime } from 'luxon'

/**
 * One link of the chain: the entries of a day (and of the empty days before it) with their digest, and the seal of
 * the link before. `sealing`: the entries stand still, their digest is being made; `pruned`: deleted after their
 * time, the digest stays.
 */
export class AuditSeal extends SharedAuditSealSchema {
  static table = 'shared_audit_seals'
  static selfAssignPrimaryKey = true

  declare state: 'sealing' | 'sealed' | 'pruning' | 'pruned'

  /** What is signed: everything about the link that must not change, and the link before it. */
  get text() {
    const iso = (time: DateTime) => time.toUTC().toISO({ precision: 'milliseconds' })
    return sha256(
      JSON.stringify([
        ...['tonle-audit-1', this.sequence, this.day],
        ...[iso(this.startsAt), iso(this.endsAt)],
        ...[this.entries, this.late, this.firstId, this.lastId, this.digest, this.previous],
      ])
    )
  }

  /** What is signed when the entries of the link were deleted after their time. */
  get prunedText() {
    return `pruned ${this.seal}`
  }
}
