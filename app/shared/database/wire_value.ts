import type { ColumnKind, Wire } from '#shared/database/column_kinds'

const PLAIN_TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?$/

/**
 * A time as `YYYY-MM-DD HH:MM:SS.fff` in UTC without closing zeros. SQLite holds times with and without a fraction,
 * and whatever a driver made of a Date (milliseconds).
 */
export function plainTime(value: string | number): string {
  const match = PLAIN_TIME.exec(String(value))
  if (!match) return plainTime(isoTime(value))
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  return `${match[1]} ${match[2]}${fraction ? `.${fraction}` : ''}`
}

function isoTime(value: string | number) {
  const zoned = typeof value === 'number' || /(?:Z|[+-]\d\d:?\d\d)$/i.test(value)
  const date = new Date(zoned ? value : `${value}Z`)
  return date.toISOString().replace('T', ' ').replace('Z', '')
}

/** The same text for the same value, whichever database it came from: what is counted into a table's sum. */
export function canonical(kind: ColumnKind, value: Wire): unknown {
  if (value === null) return null
  if (kind === 'number') return Number(value)
  if (kind === 'boolean') return Boolean(value)
  if (kind === 'time') return plainTime(value as string | number)
  if (kind === 'date') return String(value).slice(0, 10)
  if (kind === 'json') return sorted(JSON.parse(String(value)))
  return String(value)
}

/** jsonb forgets the order of keys, text keeps it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => sorted(one))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
