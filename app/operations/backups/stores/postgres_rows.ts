import { plainTime } from '#shared/database/wire_value'
import type pg from 'pg'
import type { Column, Wire, WireRow } from '#shared/database/column_kinds'
import type { TableShape } from '#operations/backups/format/shapes'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const toText = ({ kind }: Column, value: Wire) => {
  if (value === null) return null
  if (kind === 'time') return plainTime(value as string | number)
  return kind === 'date' ? String(value).slice(0, 10) : String(value)
}

const types = new WeakMap<pg.Client, Map<string, string>>()

/** One statement a portion: an array of texts for each column, turned into the column's own type. */
export async function insertInto(client: pg.Client, table: TableShape, rows: WireRow[]) {
  if (rows.length === 0) return
  const known = types.get(client) ?? (await readTypes(client))
  types.set(client, known)
  const values = table.columns.map((column, n) => {
    const text = `c${n}::text`
    if (column.kind === 'bytes') return `decode(${text}, 'base64')`
    return `${text}::${known.get(`${table.name}.${column.name}`)}`
  })
  const arrays = table.columns.map((_, n) => `$${n + 1}::text[]`).join(', ')
  const names = table.columns.map((_, n) => `c${n}`).join(', ')
  await client.query(
    `insert into ${quoted(table.name)} (${table.columns.map(({ name }) => quoted(name)).join(', ')})
     select ${values.join(', ')} from unnest(${arrays}) as given(${names})`,
    table.columns.map((column, n) => rows.map((row) => toText(column, row[n])))
  )
}

async function readTypes(client: pg.Client) {
  const { rows } = await client.query(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not a.attisdropped`
  )
  return new Map(rows.map((row) => [`${row.table}.${row.column}`, row.type as string]))
}
