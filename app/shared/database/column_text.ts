import type { Column, ColumnKind, Wire } from '#shared/database/column_kinds'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const AS_THEY_ARE: ColumnKind[] = ['boolean']

/** How a column is asked for: as text, which the driver hands on without making Dates and objects of it. */
export function columnText({ name, kind }: Column) {
  if (AS_THEY_ARE.includes(kind)) return quoted(name)
  return kind === 'bytes' ? `encode(${quoted(name)}, 'base64')` : `${quoted(name)}::text`
}

export function fromText(kind: ColumnKind, value: string | boolean | null): Wire {
  if (value === null) return null
  if (kind === 'number') return Number(value)
  // `timestamptz` ends in the zone of the session, which is UTC.
  if (kind === 'time') return String(value).replace(/\+00$/, '')
  return kind === 'bytes' ? String(value).replaceAll('\n', '') : value
}
