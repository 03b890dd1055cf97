import type { JudgedRow, RawRow } from '#shared/imports/import_kind'

const label = ({ cells }: RawRow) =>
  [cells.file, cells.title || cells.name || cells.sourcedId].join(': ')

/** A record with a mistake; `value` is what it names in vain. */
export const bad = (row: RawRow, field: string, code: string, value = ''): JudgedRow => ({
  line: row.line,
  label: label(row),
  outcome: 'bad',
  problems: [{ field, code, data: { value } }],
})

/** A record that changes nothing, and why where that is remarkable. */
export const same = (
  row: RawRow,
  field?: string,
  code?: string,
  data: Record<string, string> = {}
): JudgedRow => ({
  line: row.line,
  label: label(row),
  outcome: 'same',
  problems: field && code ? [{ field, code, data }] : [],
})
