import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTable } from '#shared/sheets/read_table'
import type { SheetRow } from '#shared/sheets/sheet_row'
import type { TableColumn } from '#shared/sheets/match_header'

/** Gives `use` a file with this content for as long as it runs. */
export async function withFile<T>(content: string | Uint8Array, use: (path: string) => Promise<T>) {
  const folder = await mkdtemp(join(tmpdir(), 'tonle-sheet-'))
  const path = join(folder, 'list')
  try {
    await writeFile(path, content)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The whole table of a short file. */
export async function tableOf(rows: AsyncIterable<SheetRow>, columns: TableColumn[]) {
  const { header, rows: named } = await readTable(rows, columns)
  return { header, rows: await Array.fromAsync(named) }
}
