import { newId } from '#shared/ids'
import { transaction } from '#shared/database/transaction'
import type { Use } from '#library/events/resource_used'

/** Writes what something uses now instead of what it used before. May run twice. */
export async function keepUses(subjectId: string, use: Use) {
  await transaction(async (trx) => {
    const mine = { subject_type: use.type, subject_id: subjectId }
    await trx.from('library_resource_uses').where(mine).delete()
    const ids = use.resources.map(({ id }) => id)
    const known = await trx.from('library_resources').whereIn('id', ids).select('id')
    const there = new Set(known.map(({ id }) => id))
    const rows = new Map(
      use.resources.filter(({ id }) => there.has(id)).map((one) => [one.id, one])
    )
    if (rows.size === 0) return
    await trx.table('library_resource_uses').multiInsert(
      [...rows.values()].map(({ id, version }) => ({
        ...{ id: newId(), resource_id: id, version: version ?? null, ...mine },
        ...{ title_km: use.titleKm, title_en: use.titleEn, href: use.href },
      }))
    )
  })
}
