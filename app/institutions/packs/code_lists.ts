import { stableId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { upsertRows } from '#shared/packs/upsert_rows'
import { entrySearch } from '#institutions/code_entry_columns'
import type { PackKind } from '#shared/packs/registry'

const FILE = 'code_lists.csv'

/**
 * `code_lists.csv`: the ministry's code lists; without a position, entries stand in the order of the file. An entry
 * that people have changed on this server is theirs and stays.
 */
export const codeLists: PackKind = {
  kind: 'code_lists',
  order: 11,
  version: 2,
  async apply({ trx, csv, count }) {
    const lines = await csv(FILE)
    const edited = await trx
      .from('institutions_code_entries')
      .whereNotNull('updated_at')
      .select('id')
    const theirs = new Set(edited.map(({ id }) => id))
    const rows = lines.map((line, index) => ({
      id: stableId('code_entry', `${line.list}/${line.code}`),
      list: line.list,
      code: line.code,
      label_km: line.label_km,
      label_en: line.label_en,
      position: line.position ? Number(line.position) : index,
      active_from: line.active_from || null,
      active_to: line.active_to || null,
      search_text: entrySearch({
        ...{ code: line.code, labelKm: line.label_km, labelEn: line.label_en },
      }),
    }))
    const written = await upsertRows(
      trx,
      'institutions_code_entries',
      rows.filter(({ id }) => !theirs.has(id))
    )
    if (written === 0) return
    forget()
    count('code_entries', written)
  },
}
