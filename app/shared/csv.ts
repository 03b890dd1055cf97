import { stringify } from 'csv-stringify/sync'

/**
 * Rows as CSV (RFC 4180) that spreadsheets open as it is meant: UTF-8 with its mark, so that Khmer stays Khmer, and
 * an apostrophe before cells that begin with `=`, `+`, `-`, `@`, a tab or a return, which would else be run as
 * formulas (OWASP, CSV Injection).
 */
export function toCsv(rows: (string | number | null)[][], { bom = true } = {}): string {
  return stringify(rows, { bom, escape_formulas: true, record_delimiter: 'windows' })
}
