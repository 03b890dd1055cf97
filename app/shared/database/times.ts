import { DateTime } from 'luxon'
import { clock } from '#shared/clock'

/** A time as both databases take it in a query that goes past the models: UTC, without an offset. */
export const sqlTime = (time = clock.now()) => time.toUTC().toSQL({ includeOffset: false })!

/** A time read past the models: a Date from PostgreSQL, text from SQLite. */
export function readTime(value: Date | string): DateTime {
  return value instanceof Date
    ? DateTime.fromJSDate(value, { zone: 'utc' })
    : DateTime.fromSQL(value, { zone: 'utc' })
}
