import exceljs from 'exceljs'
import type { Readable } from 'node:stream'
import type { WorkbookFile } from '#shared/sheets/open_workbook'

/** What exceljs keeps to itself; its version is pinned by the lock file, and tests/unit/shared/sheets.spec.ts reads through it. */
type Inner = {
  sharedStrings: unknown[]
  model: { sheets?: { rId: string }[] }
  workbookRels: { Id: string; Target: string }[]
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>
  _parseWorksheet(part: Readable, number: string): Iterable<{ value: AsyncIterable<exceljs.Row> }>
}

const SHEET = /^worksheets\/sheet(\d+)\.xml$/

/**
 * The sheets of a workbook in the order of its tabs. The parser is that of exceljs; the parts are read by the
 * directory of the archive, the texts before the sheets. exceljs itself reads the archive from front to back, where it
 * loses parts now and then and cuts letters of several bytes at the ends of pieces.
 */
export async function* sheetsOf(file: WorkbookFile): AsyncGenerator<AsyncIterable<exceljs.Row>> {
  const reader = new exceljs.stream.xlsx.WorkbookReader('', {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  }) as unknown as Inner
  reader.sharedStrings = []
  await reader._parseRels((await file.part('xl/_rels/workbook.xml.rels'))!)
  await reader._parseWorkbook((await file.part('xl/workbook.xml'))!)
  const styles = await file.part('xl/styles.xml')
  if (styles) await reader._parseStyles(styles)
  const texts = await file.part('xl/sharedStrings.xml')
  if (texts) for await (const piece of reader._parseSharedStrings(texts)) void piece
  for (const { rId } of reader.model.sheets ?? []) {
    const target = reader.workbookRels.find((one) => one.Id === rId)?.Target.replace(/^\/xl\//, '')
    const number = SHEET.exec(target ?? '')?.[1]
    const part = number && (await file.part(`xl/${target}`))
    if (!part) continue
    for (const { value } of reader._parseWorksheet(part, number)) yield value
  }
}
