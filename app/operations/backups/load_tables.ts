import { breather } from '#operations/backups/breathe'
import { RowSum } from '#operations/backups/format/row_sum'
import { SnapshotError } from '#operations/backups/format/manifest'
import type { Column, WireRow } from '#shared/database/column_kinds'
import type { TableShape } from '#operations/backups/format/shapes'
import type { Store } from '#operations/backups/stores/store'

/** A table on its way into a database, with what its rows must come to. */
export type Incoming = TableShape & {
  rows: AsyncIterable<WireRow[]>
  expected: () => { rows: number; sum: string }
}

export type LoadedTable = { name: string; rows: number; sum: string }

const BATCH = 500

/**
 * Loads all tables in one transaction and reads them again: where one row more, less or different stands in the
 * database, nothing of it stays.
 */
export function loadTables(
  store: Store,
  tables: Incoming[],
  step?: (table: string) => Promise<void>
): Promise<LoadedTable[]> {
  const breathe = breather()
  return store.load(async (load) => {
    const loaded: LoadedTable[] = []
    for (const table of tables) {
      const target = targetOf(load.tables, table)
      for await (const rows of table.rows) {
        for (let from = 0; from < rows.length; from += BATCH) {
          await load.insert(target, rows.slice(from, from + BATCH))
        }
        await breathe()
      }
      const standing = new RowSum(table.columns)
      for await (const rows of load.rows(target)) {
        for (const row of rows) standing.add(row)
        await breathe()
      }
      const { rows, sum } = table.expected()
      if (standing.rows !== rows || standing.sum !== sum) {
        const facts = { table: table.name, expected: rows, found: standing.rows }
        throw new SnapshotError('differs', facts)
      }
      loaded.push({ name: table.name, rows, sum })
      await step?.(table.name)
    }
    return loaded
  })
}

/** The table as the target knows it, its columns in the order of the incoming ones. */
function targetOf(tables: TableShape[], { name, columns }: TableShape): TableShape {
  const found = tables.find((table) => table.name === name)
  const byName = new Map<string, Column>(found?.columns.map((column) => [column.name, column]))
  const lacks = !found || columns.find((column) => !byName.has(column.name))
  if (lacks) {
    const column = lacks === true ? '' : lacks.name
    throw new SnapshotError('differs', { table: name, column })
  }
  return { name, columns: columns.map((column) => byName.get(column.name)!) }
}
