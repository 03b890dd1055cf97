import { Readable } from 'node:stream'
import { writeCsv } from '#shared/sheets/write_csv'
import { writeXlsx, type ExtraSheet } from '#shared/sheets/write_xlsx'
import type { HttpContext } from '@adonisjs/core/http'
import type { SheetFormat } from '#shared/sheets/sheet_row'

/** A column of a file to download; `width` in characters, for workbooks. */
export type SheetColumn = { key: string; label: string; width?: number }

export type SheetValues = Record<string, string | number | null | undefined>

type Sheet = {
  /** Without its ending; Latin letters, so that every system can keep it. */
  name: string
  format: SheetFormat
  columns: SheetColumn[]
  rows: AsyncIterable<SheetValues> | Iterable<SheetValues>
  /** Shown in workbooks only. */
  extra?: ExtraSheet
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The format that an address asks for: `.csv` unless it says `xlsx`. */
export const sheetFormatOf = (value: unknown): SheetFormat => (value === 'xlsx' ? 'xlsx' : 'csv')

/**
 * Answers with a table as CSV or as a workbook, written while it is read: `rows` may have any length. Cells that a
 * spreadsheet would run as formulas are made harmless.
 */
export function sheetResponse(ctx: HttpContext, sheet: Sheet) {
  const { name, format, columns, extra } = sheet
  const rows = Readable.from(sheet.rows, { objectMode: true }) as AsyncIterable<SheetValues>
  ctx.response.header('content-type', TYPES[format])
  ctx.response.header('content-disposition', `attachment; filename="${name}.${format}"`)
  ctx.response.header('cache-control', 'private, no-store')
  const body =
    format === 'xlsx'
      ? writeXlsx({ sheet: name, columns, rows, extra })
      : Readable.from(writeCsv(columns, rows))
  return ctx.response.stream(body)
}
