import { clock } from '#shared/clock'
import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { crashPoint } from '#mirror/crash_points'
import { contentOf, currentContent } from '#mirror/edge/content'
import { MissingObject } from '#mirror/edge/gather'
import { applyContent, stageContent } from '#mirror/edge/apply_content'
import { standingRevocations } from '#mirror/edge/withdrawn'
import EditionApplied from '#mirror/events/edition_applied'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'
import type { AppliedRows } from '#mirror/rows/apply_rows'

/**
 * Makes an edition whose objects are all here the present one, in one transaction: everybody sees the edition before,
 * then everybody sees this one, without what is withdrawn (docs/protocols/mirror.md sections 18 and 19). The one before stays
 * and can be returned to.
 * @param isReturn the operator goes back: then its sequence may be below the highest
 */
export async function switchEdition(originId: string, received: Received, isReturn = false) {
  const origin = await Origin.findOrFail(originId)
  const current = await currentContent(origin)
  if (current?.received.id === received.id) return undefined
  const revocations = await standingRevocations(origin.revocationsName)
  const content = await contentOf({ catalogue: received.catalogue! })
  const staged = await stageContent(current && { content: current.content, revocations }, {
    content,
    revocations,
  })
  if (staged.missing.length > 0) throw new MissingObject(staged.missing[0].sha256)
  const applied = await transaction(async (trx) => {
    const row = await trx.from('mirror_origins').where('id', originId).forUpdate().firstOrFail()
    const isOther = (row.current_id ?? null) !== (current?.received.id ?? null)
    const hasOther = Number(row.revocations) !== revocations.sequence
    const isOld = !isReturn && received.sequence <= Number(row.sequence) && row.current_id
    if (isOther || hasOther || isOld) throw new SwitchRefused()
    const rows = await applyContent(trx, staged)
    const now = sqlTime()
    const of = (id: string) => trx.from('mirror_received').where('id', id)
    if (row.previous_id) await of(row.previous_id).update({ state: 'collected', updated_at: now })
    if (row.current_id) {
      const state = isReturn ? 'returned' : 'superseded'
      await of(row.current_id).update({ state, updated_at: now })
    }
    await of(received.id).update({
      ...{ state: 'active', note: null, missing_objects: 0, missing_bytes: 0 },
      ...{ activated_at: now, updated_at: now },
    })
    await trx
      .from('mirror_origins')
      .where('id', originId)
      .update({
        ...{ current_id: received.id, previous_id: row.current_id, updated_at: now },
        sequence: Math.max(Number(row.sequence), received.sequence),
      })
    await publish(trx, new EditionApplied(received.id, { tables: touched(rows) }))
    crashPoint('switch.current')
    return rows
  })
  crashPoint('switch.committed')
  return { applied, at: clock.now() }
}

/** Goes back to the edition before. The newer one is put aside until a person takes it again or a newer one comes. */
export async function returnToPrevious(originId: string) {
  const { previousId } = await Origin.findOrFail(originId)
  const previous = previousId && (await Received.find(previousId))
  if (!previous) throw new SwitchRefused()
  return switchEdition(originId, previous, true)
}

/** Something else was switched to meanwhile: the caller begins anew. */
export class SwitchRefused extends Error {}

export const touched = (applied: AppliedRows) =>
  Object.entries(applied)
    .filter(([, { added, changed, gone }]) => added.length + changed.length + gone.length > 0)
    .map(([table]) => table)
