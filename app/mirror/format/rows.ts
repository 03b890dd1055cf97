import { hash } from 'node:crypto'
import { byBytes } from '#mirror/format/file_path'
import { FormatError } from '#mirror/format/format_error'
import type { Json } from '#mirror/format/canonical_json'

/** A row's values in the order of its table's columns; one of the columns is `id`. */
export type Row = Json[]

export type TableContent = { columns: string[]; rows: Row[] }

/** What a catalogue says, by table. */
export type Content = Record<string, TableContent>

/** The id of a row. @throws FormatError */
export function idReader({ columns }: Pick<TableContent, 'columns'>) {
  const at = columns.indexOf('id')
  return (row: Row) => {
    const id = row[at]
    if (row.length !== columns.length || typeof id !== 'string') {
      throw new FormatError('bad_shape', { kind: 'row' })
    }
    return id
  }
}

/** Columns and rows in their one order. The columns of two databases stand in different places. */
export function inOrder({ columns, rows }: TableContent): TableContent {
  const sorted = columns.toSorted(byBytes)
  const from = sorted.map((column) => columns.indexOf(column))
  const idOf = idReader({ columns: sorted })
  const moved = rows.map((row) => from.map((at) => row[at] ?? null))
  return { columns: sorted, rows: moved.sort((a, b) => byBytes(idOf(a), idOf(b))) }
}

/** How many rows a segment has at least, on average. */
const ROWS_OF_SEGMENT = 64
const MOST_BITS = 16

/** How many leading bits of the SHA-256 of an id say in which segment its row stands. */
export const bitsFor = (rows: number) =>
  Math.min(MOST_BITS, Math.max(0, Math.floor(Math.log2(rows / ROWS_OF_SEGMENT || 1))))

export const segmentOf = (id: string, bits: number) =>
  Number.parseInt(hash('sha256', id, 'hex').slice(0, 4), 16) >> (MOST_BITS - bits)
