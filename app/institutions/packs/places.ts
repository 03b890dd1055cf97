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
    rows.forEach((row, index) => {
      if (!/^\d{2,8}$/.test(row.code)) reject(FILE, index + 1, `code ${row.code}: digits expected`)
      if (row.parent_code && !codes.has(row.parent_code)) {
        reject(FILE, index + 1, `parent_code ${row.parent_code} is not in the file`)
      }
    })
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
