import { newId } from '#shared/ids'
import { readTime, sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { crashPoint } from '#mirror/crash_points'
import Received from '#mirror/models/received'
import type { DateTime } from 'luxon'
import type Origin from '#mirror/models/origin'
import type { Medium } from '#mirror/edge/source'
import type { Trusted } from '#mirror/edge/trust'

/** What an edition that was signed is to this server. */
export type Announced =
  | { kind: 'none' }
  /** It is in force, or was put aside by the operator. */
  | { kind: 'standing'; received: Received }
  | { kind: 'old' }
  | { kind: 'to_fetch'; received: Received }

/** Keeps the versions seen, so that no older metadata is believed, and writes down the edition that they speak of. */
export async function announce(origin: Origin, trusted: Trusted, medium: Medium) {
  const { seen, edition } = trusted
  const id = await transaction(async (trx) => {
    const now = sqlTime()
    const row = await trx.from('mirror_origins').where('id', origin.id).forUpdate().firstOrFail()
    const floor = later(row.clock_floor, edition?.issuedAt)
    await trx
      .from('mirror_origins')
      .where('id', origin.id)
      .update({
        seen_root: Math.max(Number(row.seen_root), seen.root),
        seen_timestamp: Math.max(Number(row.seen_timestamp), seen.timestamp),
        seen_targets: Math.max(Number(row.seen_targets), seen.targets),
        ...{ clock_floor: floor, updated_at: now },
      })
    if (!edition || edition.sequence === 0) return undefined
    const standing = await trx
      .from('mirror_received')
      .where({ origin_id: origin.id, name: edition.name })
      .first()
    if (standing) return standing.id as string
    const fresh = newId()
    await trx.table('mirror_received').insert({
      ...{ id: fresh, origin_id: origin.id, name: edition.name, sequence: edition.sequence },
      ...{ channel: origin.channel, profile: origin.profile, state: 'announced', medium },
      issued_at: edition.issuedAt ? sqlTime(edition.issuedAt) : null,
      min_app_version: edition.minAppVersion ?? null,
      stale_after: edition.staleAfter ? sqlTime(edition.staleAfter) : null,
      ...{ created_at: now, updated_at: now },
    })
    return fresh
  })
  crashPoint('edition.announced')
  return id ? judge(origin, await Received.findOrFail(id)) : ({ kind: 'none' } as const)
}

function later(standing: Date | string | null, issued: DateTime | undefined) {
  const before = standing === null ? undefined : readTime(standing)
  const floor = issued && (!before || issued > before) ? issued : before
  return floor ? sqlTime(floor) : null
}

function judge(origin: Origin, received: Received): Announced {
  if (['active', 'returned', 'refused'].includes(received.state))
    return { kind: 'standing', received }
  if (origin.currentId && received.sequence <= origin.sequence) return { kind: 'old' }
  return { kind: 'to_fetch', received }
}
