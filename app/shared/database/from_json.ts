/** A JSON column as the query builder returns it: text on SQLite, a value on PostgreSQL. */
export const fromJson = <T>(value: unknown): T =>
  (typeof value === 'string' ? JSON.parse(value) : value) as T
