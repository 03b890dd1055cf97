import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { createInterface } from 'node:readline'
import { dataPath } from '#config/data'
import { SheetError } from '#shared/sheets/sheet_error'
import { readCsv } from '#shared/sheets/read_csv'
import { readXlsx } from '#shared/sheets/read_xlsx'
import { readTable } from '#shared/sheets/read_table'
import { columnsWithHeads } from '#shared/imports/import_heads'
import { importFile, stagedFile } from '#shared/imports/import_files'
import type { Import, ImportHeads } from '#shared/imports/import'
import type { ImportInput, ImportKind, RawRow } from '#shared/imports/import_kind'

/** Rows that are judged and written together. */
export const PORTION = 500

/** More rows than any list of the ministry has; a file beyond is a mistake. */
export const MOST_ROWS = 300_000

type Source = { heads: ImportHeads | null; rows: AsyncIterable<RawRow> }

async function source(kind: ImportKind, row: Import, signal?: AbortSignal): Promise<Source> {
  const { id, format, fileName } = row
  const path = importFile(id)
  if (kind.reader) {
    return { heads: null, rows: kind.reader.read(path, fileName, inputOf(row, signal)) }
  }
  const sheet = format === 'xlsx' ? readXlsx(path) : readCsv(path)
  const { header, rows } = await readTable(sheet, columnsWithHeads(kind))
  return { heads: { found: header.found, unknown: header.unknown.slice(0, 50) }, rows }
}

/** What an import is read from, for readers of their own. */
export const inputOf = (row: Import, signal?: AbortSignal): ImportInput => ({
  ...{ id: row.id, path: importFile(row.id), fileName: row.fileName, hasFile: row.size > 0 },
  ...{ options: row.options, actor: row.actor, locale: row.locale, signal },
})

/**
 * Reads the file once and keeps its rows beside it as lines of JSON, which are quick to read again; `seen` gets
 * them in portions.
 * @throws SheetError
 */
export async function stageRows(
  kind: ImportKind,
  row: Import,
  seen: (rows: RawRow[], count: number) => Promise<void>,
  signal?: AbortSignal
) {
  await mkdir(dataPath('imports'), { recursive: true, mode: 0o700 })
  const { heads, rows } = await source(kind, row, signal)
  const file = createWriteStream(stagedFile(row.id), { mode: 0o600 })
  let count = 0
  try {
    for await (const portion of portions(rows)) {
      count += portion.length
      if (count > MOST_ROWS) throw new SheetError('too_many_rows', { most: MOST_ROWS })
      await seen(portion, count)
      const text = portion.map((one) => `${JSON.stringify(one)}\n`).join('')
      if (!file.write(text)) await once(file, 'drain')
    }
  } finally {
    file.end()
    await finished(file)
  }
  if (count === 0 && !kind.file) throw new SheetError('empty')
  return { heads, count }
}

/** The rows that `stageRows` kept, in portions. */
export async function* stagedRows(id: string): AsyncGenerator<RawRow[]> {
  const lines = createInterface({ input: createReadStream(stagedFile(id)), crlfDelay: Infinity })
  yield* portions(parsed(lines))
}

async function* parsed(lines: AsyncIterable<string>) {
  for await (const line of lines) yield JSON.parse(line) as RawRow
}

async function* portions<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let portion: T[] = []
  for await (const row of rows) {
    portion.push(row)
    if (portion.length < PORTION) continue
    yield portion
    portion = []
  }
  if (portion.length > 0) yield portion
}
