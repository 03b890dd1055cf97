/** The formats of tables that people send and take. */
export const sheetFormats = ['csv', 'xlsx'] as const
export type SheetFormat = (typeof sheetFormats)[number]

/** A row as it stands in the file. `line` is the number that a spreadsheet shows beside it, from 1. */
export type SheetRow = {
  line: number
  cells: string[]
  /** The worksheet, counted from 0; a CSV file has one. */
  sheet: number
}

/** No longer than a row of a file may be: the texts of pages stand in cells too. */
const LONGEST = 256 * 1024

/**
 * The text of a cell as it is kept: without spaces around it and without control characters, which PostgreSQL
 * refuses and nobody sees; hard spaces that Excel brings become plain ones.
 */
export function cleanCell(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\uFEFF/gu, '')
    .replace(/\u00A0/g, ' ')
    .trim()
    .normalize('NFC')
    .slice(0, LONGEST)
}
