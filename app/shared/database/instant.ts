/** A time column as the query builder returns it: UTC text on SQLite, a Date on PostgreSQL. */
export function instant(value: unknown): Date | null {
  if (value === null || value === undefined) return null
  return value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T')}Z`)
}
