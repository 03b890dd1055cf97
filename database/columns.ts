import { column } from '@adonisjs/lucid/orm'

/** A boolean that reads as a boolean on SQLite too, where the driver returns 0 and 1. */
export function booleanColumn() {
  return column({
    consume: (value) => (value === null || value === undefined ? value : Boolean(value)),
  })
}

/** A value of any JSON shape, text on SQLite and jsonb on PostgreSQL. */
export function jsonColumn() {
  return column({
    prepare: (value) => (value === null || value === undefined ? value : JSON.stringify(value)),
    consume: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
  })
}
