import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { crashPoint } from '#mirror/crash_points'
import { currentContent } from '#mirror/edge/content'
import { touched } from '#mirror/edge/switch_edition'
import { applyContent, stageContent } from '#mirror/edge/apply_content'
import { nextRevocations, standingRevocations } from '#mirror/edge/withdrawn'
import EditionApplied from '#mirror/events/edition_applied'
import Origin from '#mirror/models/origin'
import type { Gatherer } from '#mirror/edge/gather'
import type { Trusted } from '#mirror/edge/trust'

/** A list of what is withdrawn is read up to this size. */
const LIMIT = 16 * 1024 * 1024

/**
 * Withdraws at once what the origin has withdrawn, whatever else comes of this contact (docs/protocols/mirror.md section
 * 13). @returns how many rows are withdrawn now and were not before
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
    const tables = touched(applied)
    if (tables.length > 0) await publish(trx, new EditionApplied(originId, { tables }))
    crashPoint('revoked.rows')
  })
  crashPoint('revoked.committed')
  const count = (entries: typeof after.entries) =>
    entries.filter(([, , , standing]) => standing === 'revoked').length
  return Math.max(0, count(after.entries) - count(before.entries))
}
