import db from '@adonisjs/lucid/services/db'
import { canonical } from '#shared/database/wire_value'
import { columnText, fromText } from '#shared/database/column_text'
import { kindOf, type Column, type Wire } from '#shared/database/column_kinds'
import type { Json } from '#mirror/format/canonical_json'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

type Client = Pick<QueryClientContract, 'from' | 'knexQuery' | 'dialect' | 'raw'>

/** A row by column, as it stands in a catalogue: the same whichever database it came from. */
export type WireRow = Record<string, Json>

/** Values of one `where in`. */
export const PORTION = 400

const tables = new Map<string, Column[]>()

/** The columns of a table in the order of their names. */
export async function columnsOf(table: string, client: Client = db.connection()) {
  const known = tables.get(table) ?? (await readColumns(client, table))
  tables.set(table, known)
  return known
}

async function readColumns(client: Client, table: string): Promise<Column[]> {
  const info: Record<string, { type: string }> = await client.knexQuery().table(table).columnInfo()
  return Object.entries(info)
    .map(([name, { type }]) => ({ name, kind: kindOf(type) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

type Narrow = (query: DatabaseQueryBuilderContract) => unknown

/** Reads rows as they travel. */
export async function readRows(
  table: string,
  columns: Column[],
  narrow: Narrow = () => {},
  client: Client = db.connection()
): Promise<WireRow[]> {
  const isPostgres = client.dialect.name === 'postgres'
  const query = client.from(table)
  if (isPostgres) {
    for (const column of columns) {
      query.select(client.raw(`${columnText(column)} as "${column.name}"`))
    }
  } else query.select(columns.map(({ name }) => name))
  narrow(query)
  const rows: Record<string, Wire>[] = await query
  return rows.map((row) => rowOf(row, columns, isPostgres))
}

/** Rows of which a column holds one of these values, in portions. */
export async function readRowsWith(
  table: string,
  columns: Column[],
  column: string,
  values: string[],
  narrow: Narrow = () => {},
  client: Client = db.connection()
): Promise<WireRow[]> {
  const found: WireRow[] = []
  for (let from = 0; from < values.length; from += PORTION) {
    const part = values.slice(from, from + PORTION)
    found.push(
      ...(await readRows(table, columns, (query) => narrow(query.whereIn(column, part)), client))
    )
  }
  return found
}

function rowOf(row: Record<string, Wire>, columns: Column[], isPostgres: boolean): WireRow {
  const values = columns.map(({ name, kind }) => {
    const text = isPostgres ? fromText(kind, row[name] as string | boolean | null) : row[name]
    return [name, canonical(kind, text) as Json]
  })
  return Object.fromEntries(values)
}

/** A value as the query builder of either database takes it. */
export function toDatabase(kind: Column['kind'], value: Json): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (kind === 'json') return JSON.stringify(value)
  if (kind === 'boolean') return Boolean(value)
  return typeof value === 'object' ? JSON.stringify(value) : value
}
