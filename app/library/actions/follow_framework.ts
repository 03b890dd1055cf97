import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { successors } from '#curriculum/queries/successors'
import { alignmentsIn } from '#library/queries/alignments_in'
import ResourceChanged from '#library/events/resource_changed'

/**
 * Moves the alignments of resources from an older version of the curriculum to the newer one, along the mapping of
 * codes. A lesson without a successor keeps its alignments: they still say what the resource was made for. May run
 * twice. Returns how many resources it touched.
 */
export async function followFramework(oldId: string, newId: string): Promise<number> {
  const { lessons, outcomes } = await successors(newId, oldId)
  return transaction(async (trx) => {
    const rows = await alignmentsIn(trx, oldId)
    const moved = rows.filter((row) => lessons.has(row.lesson_id))
    const touched = [...new Set<string>(moved.map((row) => row.resource_id))]
    for (const row of moved) {
      const place = {
        resource_id: row.resource_id,
        lesson_id: lessons.get(row.lesson_id)!,
        outcome_id: row.outcome_id ? (outcomes.get(row.outcome_id) ?? null) : null,
      }
      const same = trx.from('library_alignments').where('resource_id', place.resource_id)
      same.where('lesson_id', place.lesson_id)
      const twin = await (
        place.outcome_id ? same.where('outcome_id', place.outcome_id) : same.whereNull('outcome_id')
      ).first()
      const standing = trx.from('library_alignments').where('id', row.id)
      if (twin) await standing.delete()
      else await standing.update(place)
    }
    // What is remembered of a resource is kept under its revision.
    for (let from = 0; from < touched.length; from += 500) {
      const some = touched.slice(from, from + 500)
      await trx.from('library_resources').whereIn('id', some).increment('revision', 1)
    }
    for (const id of touched) await publish(trx, new ResourceChanged(id))
    if (touched.length > 0) {
      await audit(trx, SYSTEM, {
        verb: 'library.alignments_followed',
        subject: { type: 'framework', id: newId },
        before: { framework: oldId },
        after: { resources: touched.length, alignments: moved.length },
      })
    }
    return touched.length
  })
}
