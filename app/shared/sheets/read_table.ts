import { SheetError } from '#shared/sheets/sheet_error'
import { headerMatcher, type Header, type TableColumn } from '#shared/sheets/match_header'
import type { SheetRow } from '#shared/sheets/sheet_row'

/** A row by the names of the columns that the file has. */
export type TableRow = { line: number; cells: Record<string, string> }

export type Table = { header: Header; rows: AsyncGenerator<TableRow> }

/** How far down the heads may stand below titles. */
const TITLE_ROWS = 30

/**
 * Finds the heads among the first rows of a sheet (titles, logos and dates often stand above them) and gives the
 * rows below, without those that are empty. The first sheet with known heads is read.
 * @throws SheetError `no_header`, `missing_columns`, `same_column_twice` and those of the reader
 */
export async function readTable(
  rows: AsyncIterable<SheetRow>,
  columns: readonly TableColumn[]
): Promise<Table> {
  const source = rows[Symbol.asyncIterator]()
  const match = headerMatcher(columns)
  let above: SheetRow[] = []
  let hopeless = -1
  for (;;) {
    const { value: row, done } = await source.next()
    if (!done && row.sheet === hopeless) continue
    const isOver = done || row.sheet !== above[0]?.sheet
    if (above.length > 0 && (isOver || above.length >= TITLE_ROWS)) {
      const { sheet } = above[0]
      const header = best(above.map(({ line, cells }) => match(line, cells)))
      if (header) {
        check(header)
        const rest = [...above.filter(({ line }) => line > header.line), ...(done ? [] : [row])]
        return { header, rows: below(header, sheet, rest, source) }
      }
      if (done) throw new SheetError('no_header')
      hopeless = sheet
      above = []
      if (!isOver) continue
    }
    if (done) throw new SheetError(hopeless < 0 ? 'empty' : 'no_header')
    above.push(row)
  }
}

function best(headers: Header[]): Header | undefined {
  const most = Math.max(...headers.map(({ found }) => found.length))
  return most > 0 ? headers.find(({ found }) => found.length === most) : undefined
}

function check({ missing, twice }: Header) {
  if (missing.length > 0) throw new SheetError('missing_columns', { columns: missing.join(',') })
  if (twice.length > 0) throw new SheetError('same_column_twice', { columns: twice.join(',') })
}

async function* below(
  header: Header,
  sheet: number,
  first: SheetRow[],
  source: AsyncIterator<SheetRow>
): AsyncGenerator<TableRow> {
  const named = ({ line, cells }: SheetRow): TableRow => {
    const values: Record<string, string> = {}
    header.places.forEach((name, at) => {
      if (name) values[name] = cells[at] ?? ''
    })
    return { line, cells: values }
  }
  const isWanted = (row: SheetRow) => row.sheet === sheet && row.cells.some((cell) => cell !== '')
  try {
    for (const row of first) if (isWanted(row)) yield named(row)
    for (;;) {
      const { value: row, done } = await source.next()
      if (done || row.sheet !== sheet) return
      if (isWanted(row)) yield named(row)
    }
  } finally {
    await source.return?.()
  }
}
