import { RowSum } from '#operations/backups/format/row_sum'
import { SnapshotError } from '#operations/backups/format/manifest'
import { loadTables, type LoadedTable } from '#operations/backups/load_tables'
import { migrate } from '#operations/backups/migrate'
import { openStore } from '#operations/backups/stores/open_store'
import type { WireRow } from '#shared/database/column_kinds'
import type { StoreAddress } from '#operations/backups/stores/store'

/**
 * Copies every row from one database into an empty one, of the same or the other kind: whole or not at all. The
 * tables are made at the source's level of migrations first, and brought up to date afterwards.
 */
export async function copyDatabase(
  from: StoreAddress,
  to: StoreAddress,
  step?: (table: string) => Promise<void>
): Promise<LoadedTable[]> {
  const source = openStore(from)
  const target = openStore(to)
  if (!(await target.isEmpty())) throw new SnapshotError('not_empty', {})
  return source.view(async (view) => {
    await migrate(to, view.migrations)
    const tables = view.tables.map((table) => {
      const sum = new RowSum(table.columns)
      async function* rows(): AsyncIterable<WireRow[]> {
        for await (const some of view.rows(table)) {
          for (const row of some) sum.add(row)
          yield some
        }
      }
      return { ...table, rows: rows(), expected: () => sum }
    })
    const loaded = await loadTables(target, tables, step)
    await migrate(to)
    return loaded
  })
}
