import exceljs from 'exceljs'
import { PassThrough, type Readable } from 'node:stream'
import type { SheetColumn, SheetValues } from '#shared/sheets/sheet_response'

/** Further rows on a second sheet, such as what each column means. */
export type ExtraSheet = { name: string; rows: string[][]; widths?: number[] }

type Book = {
  sheet: string
  columns: SheetColumn[]
  rows: AsyncIterable<SheetValues>
  extra?: ExtraSheet
}

/**
 * A table as a workbook, streamed. Every text is a text cell: codes keep their leading zeros and nothing is taken
 * for a formula.
 */
export function writeXlsx(book: Book): Readable {
  const stream = new PassThrough()
  fill(stream, book).catch((error) => stream.destroy(error))
  return stream
}

async function fill(stream: PassThrough, { sheet, columns, rows, extra }: Book) {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const worksheet = workbook.addWorksheet(sheetName(sheet), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  worksheet.columns = columns.map(({ key, label, width }) => {
    return { key, header: label, width: width ?? 20, style: { numFmt: '@' } }
  })
  worksheet.getRow(1).font = { bold: true }
  worksheet.getRow(1).commit()
  for await (const row of rows) {
    worksheet.addRow(columns.map(({ key }) => row[key] ?? '')).commit()
    if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve))
    if (stream.destroyed) return
  }
  worksheet.commit()
  if (extra) await addExtra(workbook, extra)
  await workbook.commit()
}

async function addExtra(workbook: exceljs.stream.xlsx.WorkbookWriter, extra: ExtraSheet) {
  const sheet = workbook.addWorksheet(sheetName(extra.name))
  sheet.columns = (extra.widths ?? []).map((width) => ({ width }))
  for (const row of extra.rows) sheet.addRow(row).commit()
  sheet.commit()
}

/** Excel takes 31 characters and not these. */
const sheetName = (name: string) => name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31)
