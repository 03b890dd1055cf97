import { toCsv } from '#shared/csv'
import type { SheetColumn, SheetValues } from '#shared/sheets/sheet_response'

const PORTION = 200

/** A table as CSV, portion by portion, so that no size of it fills the memory. */
export async function* writeCsv(columns: SheetColumn[], rows: AsyncIterable<SheetValues>) {
  yield toCsv([columns.map(({ label }) => label)])
  let portion: SheetValues[] = []
  const text = () =>
    toCsv(
      portion.map((row) => columns.map(({ key }) => row[key] ?? '')),
      { bom: false }
    )
  for await (const row of rows) {
    portion.push(row)
    if (portion.length < PORTION) continue
    yield text()
    portion = []
  }
  if (portion.length > 0) yield text()
}
