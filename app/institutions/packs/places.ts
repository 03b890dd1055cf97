import { stableId } from '#shared/ids'
import { upsertRows } from '#shared/packs/upsert_rows'
import type { PackKind } from '#shared/packs/registry'

const FILE = 'places.csv'

/** `places.csv`: the provinces and districts of the gazetteer, by code. */
export const places: PackKind = {
  kind: 'places',
  order: 10,
  async apply({ trx, csv, count, reject }) {
    const rows = await csv(FILE)
    const codes = new Set(rows.map((row) => row.code))
    for (const row of rows) {
      if (!/^\d{2,8}$/.test(row.code)) reject(FILE, row, 'bad_value')
      if (row.parent_code && !codes.has(row.parent_code)) {
        reject(FILE, row, 'unknown_reference', { value: row.parent_code })
      }
    }
    const written = await upsertRows(
      trx,
      'institutions_places',
      rows.map((row) => ({
        id: stableId('place', row.code),
        code: row.code,
        parent_code: row.parent_code || null,
        type: row.type,
        type_km: row.type_km,
        name_km: row.name_km,
        name_en: row.name_en,
      }))
    )
    if (written > 0) count('places', written)
  },
}
