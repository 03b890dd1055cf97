import exceljs from 'exceljs'
import { cellText } from '#shared/sheets/cell_text'
import { checkWorkbook } from '#shared/sheets/check_workbook'
import { SheetError } from '#shared/sheets/sheet_error'
import { cleanCell, type SheetRow } from '#shared/sheets/sheet_row'

const MOST_COLUMNS = 200

/**
 * The rows of a workbook, streamed sheet by sheet. Texts keep their leading zeros, formulas give their last result,
 * dates become `YYYY-MM-DD`, of merged cells the first one has the text.
 * @throws SheetError
 */
export async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  await checkWorkbook(path)
  const workbook = new exceljs.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  let sheet = 0
  try {
    for await (const worksheet of workbook) {
      for await (const row of worksheet) yield { line: row.number, sheet, cells: cellsOf(row) }
      sheet++
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('damaged')
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
