import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { crashPoint } from '#mirror/crash_points'
import { collectObjects } from '#mirror/edge/collect_objects'
import { gatherBlobs } from '#mirror/edge/gather_blobs'
import { currentContent, editionOf, neededBlobs } from '#mirror/edge/content'
import { touched } from '#mirror/edge/switch_edition'
import { applyContent, stageContent } from '#mirror/edge/apply_content'
import { nextRevocations, revokedIn, standingRevocations } from '#mirror/edge/withdrawn'
import EditionApplied from '#mirror/events/edition_applied'
import Origin from '#mirror/models/origin'
import type { Revocations } from '#mirror/publisher/revocations'
import type { Gatherer } from '#mirror/edge/gather'
import type { Trusted } from '#mirror/edge/trust'

/** A list of what is withdrawn is read up to this size. */
const LIMIT = 16 * 1024 * 1024

/**
 * Withdraws at once what the origin has withdrawn, whatever else comes of this contact (docs/protocols/mirror.md section
 * 19). @returns how many rows are withdrawn now and were not before
 */
export async function takeRevocations(
  originId: string,
  signed: NonNullable<Trusted['revocations']>,
  gatherer: Gatherer
): Promise<number> {
  const origin = await Origin.findOrFail(originId)
  if (origin.revocationsName === signed.name) return 0
  const before = await standingRevocations(origin.revocationsName)
  const after = nextRevocations(before, await gatherer.fetch(signed.name, LIMIT))
  // What was withdrawn stays so until it is given back in so many words.
  if (!after || (origin.revocationsName && after.sequence <= before.sequence)) return 0
  const current = await currentContent(origin)
  if (current) await bringBack(gatherer, current, after)
  const staged =
    current &&
    (await stageContent(
      { content: current.content, revocations: before },
      { content: current.content, revocations: after }
    ))
  await transaction(async (trx) => {
    const row = await trx.from('mirror_origins').where('id', originId).forUpdate().firstOrFail()
    if (Number(row.revocations) > after.sequence) return
    const applied = staged ? await applyContent(trx, staged) : {}
    await trx
      .from('mirror_origins')
      .where('id', originId)
      .update({
        ...{ revocations: after.sequence, revocations_name: signed.name },
        updated_at: sqlTime(),
      })
    if (current && staged && staged.missing.length > 0) {
      await trx
        .from('mirror_received')
        .where('id', current.received.id)
        .update({ note: 'missing', missing_objects: staged.missing.length })
    }
    const tables = touched(applied)
    if (tables.length > 0) await publish(trx, new EditionApplied(originId, { tables }))
    crashPoint('revoked.rows')
  })
  crashPoint('revoked.committed')
  await collectObjects()
  const count = (entries: typeof after.entries) =>
    entries.filter(([, , , standing]) => standing === 'revoked').length
  return Math.max(0, count(after.entries) - count(before.entries))
}

/** What is given back needs its bytes again, which were taken away. */
async function bringBack(
  gatherer: Gatherer,
  current: NonNullable<Awaited<ReturnType<typeof currentContent>>>,
  after: Revocations
) {
  const needed = await neededBlobs(current.content, revokedIn(after))
  const lost = await gatherer.missing(needed.map(({ sha256 }) => sha256))
  if (lost.length > 0) await gatherBlobs(gatherer, await editionOf(current.received.name), needed)
}
