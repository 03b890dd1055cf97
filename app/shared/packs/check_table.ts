import { PackError } from '#shared/packs/pack_error'
import { packTables } from '#shared/packs/pack_tables'
import { lineOf, readCsv, readHeader } from '#shared/packs/read_files'

type Row = Record<string, string>

/** The names of a file's rows, as references speak of them. */
export const keyOf = (file: string, row: Row) =>
  packTables[file].key.map((column) => row[column]).join('/')

/** What is wrong with a CSV file by itself: its columns, empty values, names given twice. */
export async function checkTable(folder: string, file: string): Promise<PackError[]> {
  const table = packTables[file]
  const header = await readHeader(folder, file)
  if (!table || header.length === 0) return []
  const known = [...table.required, ...(table.optional ?? [])]
  const wrong = [
    ...table.required
      .filter((column) => !header.includes(column))
      .map((column) => new PackError(file, 1, 'missing_column', { column })),
    ...header
      .filter((column, n) => !known.includes(column) || header.indexOf(column) !== n)
      .map((column) => new PackError(file, 1, 'unknown_column', { column })),
  ]
  return wrong.length > 0 ? wrong : checkRows(file, await readCsv(folder, file))
}

function checkRows(file: string, rows: Row[]): PackError[] {
  const seen = new Set<string>()
  const errors: PackError[] = []
  for (const row of rows) {
    const line = lineOf(row)
    for (const column of packTables[file].required) {
      if (row[column] === '') errors.push(new PackError(file, line, 'empty_value', { column }))
    }
    const key = keyOf(file, row)
    if (seen.has(key)) errors.push(new PackError(file, line, 'given_twice', { key }))
    seen.add(key)
  }
  return errors
}
