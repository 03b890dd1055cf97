import { stringify } from 'csv-stringify/sync'

/** The library quotes what holds its own end of a line only; a line break of another kind needs it as well. */
const OPTIONS = {
  escape_formulas: true,
  record_delimiter: 'windows',
  quoted_match: /[\r\n]/,
} as const

/**
 * Rows as CSV (RFC 4180) that spreadsheets open as it is meant: UTF-8 with its mark, so that Khmer stays Khmer, and
 * an apostrophe before cells that begin with `=`, `+`, `-`, `@`, a tab or a return, which would else be run as
 * formulas (OWASP, CSV Injection).
 */
export function toCsv(rows: (string | number | null)[][], { bom = true } = {}): string {
  return stringify(rows, { ...OPTIONS, bom })
}
