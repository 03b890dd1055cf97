import { join } from 'node:path'
import { breather } from '#operations/backups/breathe'
import { LineFile } from '#operations/backups/format/line_file'
import { RowSum } from '#operations/backups/format/row_sum'
import type { WireRow } from '#shared/database/column_kinds'
import type { TableShape } from '#operations/backups/format/shapes'
import type { SavedTable } from '#operations/backups/format/manifest'
import type { StoreView } from '#operations/backups/stores/store'

type Watch = {
  /** Called often: how many tables are done. */
  step?: (done: number, total: number) => Promise<void>
  /** Sees every row as it passes. */
  see?: (table: TableShape, row: WireRow) => void
}

/** Writes every table of the view into `folder` as gzipped JSON lines. */
export async function writeTables(view: StoreView, folder: string, { step, see }: Watch = {}) {
  const breathe = breather()
  const saved: SavedTable[] = []
  for (const table of view.tables) {
    const file = `${table.name}.ndjson.gz`
    const out = new LineFile(join(folder, file))
    const sum = new RowSum(table.columns)
    for await (const rows of view.rows(table)) {
      for (const row of rows) {
        sum.add(row)
        see?.(table, row)
      }
      await out.write(rows)
      await step?.(saved.length, view.tables.length)
      await breathe()
    }
    const written = await out.end()
    saved.push({
      name: table.name,
      columns: table.columns,
      rows: sum.rows,
      sum: sum.sum,
      file,
      ...written,
    })
    await step?.(saved.length, view.tables.length)
  }
  return saved
}
