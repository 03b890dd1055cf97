import { stableId } from '#shared/ids'
import { upsertRows } from '#shared/packs/upsert_rows'
import type { PackKind } from '#shared/packs/registry'

const FILE = 'code_lists.csv'

/** `code_lists.csv`: the ministry's code lists; without a position, entries stand in the order of the file. */
export const codeLists: PackKind = {
  kind: 'code_lists',
  order: 11,
  async apply({ trx, csv, count }) {
    const rows = await csv(FILE)
    const written = await upsertRows(
      trx,
      'institutions_code_entries',
      rows.map((row, index) => ({
        id: stableId('code_entry', `${row.list}/${row.code}`),
        list: row.list,
        code: row.code,
        label_km: row.label_km,
        label_en: row.label_en,
        position: row.position ? Number(row.position) : index,
      }))
    )
    if (written > 0) count('code_entries', written)
  },
}
