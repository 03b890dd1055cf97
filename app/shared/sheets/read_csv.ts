import { open } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { Readable, pipeline } from 'node:stream'
import { parse, CsvError } from 'csv-parse'
import { SheetError } from '#shared/sheets/sheet_error'
import { separatorOf, textEncoding, type TextEncoding } from '#shared/sheets/text_encoding'
import { cleanCell, type SheetRow } from '#shared/sheets/sheet_row'

const HEAD = 64 * 1024
/** A row this long is a quotation mark that was never closed. */
const LONGEST_ROW = 256 * 1024

/**
 * The rows of a CSV file, streamed: comma, semicolon or tab; UTF-8 with or without its mark, or UTF-16 as Excel
 * writes it. A field with line breaks is one row, as spreadsheets count.
 * @throws SheetError
 */
export async function* readCsv(path: string): AsyncGenerator<SheetRow> {
  const head = await readHead(path)
  const encoding = textEncoding(head)
  const beginning = new TextDecoder(encoding).decode(head)
  const delimiter = separatorOf(beginning)
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: lineEnd(beginning),
  })
  pipeline(Readable.from(decoded(path, encoding)), parser, () => {})
  let line = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line++
      if (line === 1 && /^sep=.?$/i.test(cells[0])) continue
      yield { line, sheet: 0, cells: cells.map(textOf) }
    }
  } catch (error) {
    throw error instanceof CsvError ? new SheetError('quotes', { line: line + 1 }) : error
  }
}

/** A cell as it was before `toCsv` wrote an apostrophe so that no spreadsheet runs it. */
const textOf = (cell: string) => cleanCell(cell.replace(/^'(?=[=+\-@\t\r])/, ''))

/** Old Macs ended lines with a return alone; mixed ends are taken as they come. */
const lineEnd = (text: string) => (text.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r'])

async function readHead(path: string) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    if (bytesRead === 0) throw new SheetError('empty')
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* decoded(path: string, encoding: TextEncoding) {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of createReadStream(path)) yield decoder.decode(bytes, { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new SheetError('encoding') : error
  }
}
