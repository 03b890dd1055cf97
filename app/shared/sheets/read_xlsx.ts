import type exceljs from 'exceljs'
import { cellText } from '#shared/sheets/cell_text'
import { openWorkbook } from '#shared/sheets/open_workbook'
import { SheetError } from '#shared/sheets/sheet_error'
import { sheetsOf } from '#shared/sheets/workbook_reader'
import { cleanCell, type SheetRow } from '#shared/sheets/sheet_row'

const MOST_COLUMNS = 200

/**
 * The rows of a workbook, streamed sheet by sheet. Texts keep their leading zeros, formulas give their last result,
 * dates become `YYYY-MM-DD`, of merged cells the first one has the text.
 * @throws SheetError
 */
export async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const file = await openWorkbook(path)
  let sheet = 0
  try {
    for await (const worksheet of sheetsOf(file)) {
      for await (const row of worksheet) yield { line: row.number, sheet, cells: cellsOf(row) }
      sheet++
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged')
  } finally {
    file.close()
  }
}

function cellsOf(row: exceljs.Row): string[] {
  const cells: string[] = []
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column > MOST_COLUMNS) return
    while (cells.length < column - 1) cells.push('')
    cells.push(cleanCell(cellText(cell)))
  })
  return cells
}
