import { createHash } from 'node:crypto'
import { fromJson } from '#shared/database/from_json'
import { readTime } from '#shared/database/times'

/** An entry as the query builder returns it, on either database. */
export type AuditRow = {
  id: string
  at: Date | string
  actor_id: string
  verb: string
  subject_type: string
  subject_id: string
  institution_id: string | null
  is_read: boolean | number
  before: unknown
  after: unknown
}

/** The same value always as the same text: the keys of objects in the order of their code units. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

const json = (value: unknown) => (value === null ? null : sorted(fromJson(value)))

/**
 * An entry as one line of text, equal on SQLite and PostgreSQL: a JSON array without spaces of id, time (ISO 8601,
 * UTC, milliseconds), actor, verb, kind and id of the subject, institution or null, whether it was a read, before,
 * after. docs/protocols/audit.md.
 */
export function canonicalLine(row: AuditRow): string {
  return JSON.stringify([
    row.id,
    readTime(row.at).toUTC().toISO({ precision: 'milliseconds' }),
    row.actor_id,
    row.verb,
    row.subject_type,
    row.subject_id,
    row.institution_id,
    Boolean(row.is_read),
    json(row.before ?? null),
    json(row.after ?? null),
  ])
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
