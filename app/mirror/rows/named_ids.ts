import { findLocalIds, localId, standingIds, type LocalIds } from '#mirror/rows/local_ids'
import type { WireRow } from '#mirror/rows/wire_rows'
import type { PreparedTable } from '#mirror/rows/prepare_rows'
import type { EditionRule } from '#shared/sync/rules'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What is known while an edition is written. */
export type Applying = {
  trx: TransactionClientContract
  tables: ReadonlyMap<string, PreparedTable>
  ids: LocalIds
  /** Ids of blobs by their names. */
  blobs: Map<string, string>
}

export const targetsOf = ({ needs, may, brings }: EditionRule): Record<string, string> => ({
  ...needs,
  ...may,
  ...brings,
})

/**
 * Finds under which ids rows stand here that these rows name and that are not written now: an earlier edition found that
 * they had been made here as well. They are told by their natural keys, as then.
 */
export async function findNamed(
  applying: Applying,
  targets: Record<string, string>,
  rows: WireRow[]
): Promise<void> {
  const { trx, tables, ids } = applying
  for (const [column, to] of Object.entries(targets)) {
    const table = tables.get(to)
    // Where all of a table is written, all of it is known.
    if (!table?.rule.natural || table.rows.length === table.ids.length) continue
    const known = ids.get(to) ?? new Map<string, string>()
    const named = rows.map((row) => row[column]).filter((id) => typeof id === 'string')
    const unknown = [...new Set(named)].filter((id) => !known.has(id))
    const standing = await standingIds(trx, to, unknown)
    const missing = new Set(unknown.filter((id) => !standing.has(id)))
    if (missing.size === 0) continue
    const own = table.read(missing)
    const inKey = (name: string) => table.rule.natural!.some((key) => key.includes(name))
    const keys = Object.entries(targetsOf(table.rule)).filter(([name]) => inKey(name))
    await findNamed(applying, Object.fromEntries(keys), own)
    const here = own.map((row) => localised(row, { ...table, late: [] }, applying))
    const found = await findLocalIds(trx, { ...table, ids: [...missing] }, here)
    ids.set(to, new Map([...known, ...found]))
  }
}

/** The row with its references and blobs as they are here; columns that come late are empty. */
export function localised(
  row: WireRow,
  { rule, late }: Pick<PreparedTable, 'rule' | 'late'>,
  { ids, blobs }: Applying
): WireRow {
  const values = { ...row }
  for (const [column, to] of Object.entries(targetsOf(rule))) {
    const named = values[column]
    if (typeof named !== 'string') continue
    values[column] = late.includes(column) ? null : localId(ids, to, named)
  }
  for (const column of rule.blobs ?? []) {
    const sha256 = values[column]
    if (typeof sha256 === 'string') values[column] = blobs.get(sha256) ?? null
  }
  return values
}
