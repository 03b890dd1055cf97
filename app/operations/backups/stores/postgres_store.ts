import pg from 'pg'
import { kindOf } from '#shared/database/column_kinds'
import { isKept, isOurs } from '#operations/backups/format/shapes'
import { BrokenReferences } from '#operations/backups/stores/store'
import { columnText, fromText } from '#shared/database/column_text'
import { insertInto } from '#operations/backups/stores/postgres_rows'
import type { TableShape } from '#operations/backups/format/shapes'
import type { Store, StoreLoad, StoreView } from '#operations/backups/stores/store'

const BATCH = 500
const FOREIGN_KEY_VIOLATION = '23503'
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A PostgreSQL database: a snapshot is one transaction of isolation level repeatable read. */
export class PostgresStore implements Store {
  readonly dialect = 'postgres' as const

  constructor(private url: string) {}

  size() {
    return this.#use(async (client) => {
      const { rows } = await client.query('select pg_database_size(current_database()) as bytes')
      return Number(rows[0].bytes)
    })
  }

  isEmpty() {
    return this.#use(async (client) => {
      for (const { name } of await tablesOf(client)) {
        const { rowCount } = await client.query(`select 1 from ${quoted(name)} limit 1`)
        if (rowCount) return false
      }
      return true
    })
  }

  view<T>(look: (view: StoreView) => Promise<T>) {
    return this.#use(async (client) => {
      await client.query('begin isolation level repeatable read, read only')
      try {
        return await look({
          tables: await tablesOf(client),
          migrations: await migrationsOf(client),
          rows: (table) => rowsOf(client, table),
        })
      } finally {
        await client.query('rollback').catch(() => {})
      }
    })
  }

  load<T>(fill: (load: StoreLoad) => Promise<T>) {
    return this.#use(async (client) => {
      await client.query('begin')
      try {
        const tables = await tablesOf(client)
        const references = await dropReferences(client)
        for (const { name } of tables) {
          await client.query(`alter table ${quoted(name)} disable trigger user`)
          await client.query(`delete from ${quoted(name)}`)
        }
        const result = await fill({
          tables,
          insert: (table, rows) => insertInto(client, table, rows),
          rows: (table) => rowsOf(client, table),
        })
        await restoreReferences(client, references)
        for (const { name } of tables) {
          await client.query(`alter table ${quoted(name)} enable trigger user`)
        }
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw error
      }
    })
  }

  setAside(label: string) {
    return this.#use(async (client) => {
      const { rows } = await client.query(
        'select tablename as name from pg_tables where schemaname = current_schema()'
      )
      const ours = rows.map(({ name }) => name as string).filter(isOurs)
      if (ours.length === 0) return
      await client.query('begin')
      await client.query(`create schema ${quoted(label)}`)
      for (const name of await partitionsOf(client)) {
        await client.query(`alter table ${name} set schema ${quoted(label)}`)
      }
      for (const name of ours) {
        await client.query(`alter table ${quoted(name)} set schema ${quoted(label)}`)
      }
      for (const name of await functionsOf(client)) {
        await client.query(`alter function ${name} set schema ${quoted(label)}`)
      }
      await client.query('commit')
    })
  }

  async #use<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.url })
    await client.connect()
    try {
      await client.query("set time zone 'UTC'")
      await client.query('set datestyle to iso')
      return await work(client)
    } finally {
      await client.end()
    }
  }
}

async function tablesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
       and a.attnum > 0 and not a.attisdropped
     order by c.relname collate "C", a.attname collate "C"`
  )
  const tables = new Map<string, TableShape>()
  for (const row of rows) {
    if (!isKept(row.table)) continue
    const table: TableShape = tables.get(row.table) ?? { name: row.table, columns: [] }
    table.columns.push({ name: row.column, kind: kindOf(row.type) })
    tables.set(row.table, table)
  }
  return [...tables.values()]
}

async function migrationsOf(client: pg.Client) {
  const { rows: found } = await client.query("select to_regclass('adonis_schema') as has")
  if (!found[0].has) return []
  const { rows } = await client.query('select name from adonis_schema order by id')
  return rows.map(({ name }) => name as string)
}

/** The parts of tables that are kept by month; they lie in a schema of their own. */
async function partitionsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select c.oid::regclass::text as name from pg_inherits i
     join pg_class c on c.oid = i.inhrelid join pg_class t on t.oid = i.inhparent
     where c.relispartition and c.relkind = 'r' and t.relnamespace = current_schema()::regnamespace`
  )
  return rows.map(({ name }) => name as string)
}

async function functionsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select proname as name, oid::regprocedure::text as signature from pg_proc
     where pronamespace = current_schema()::regnamespace`
  )
  return rows.filter(({ name }) => isOurs(name)).map(({ signature }) => signature as string)
}

async function* rowsOf(client: pg.Client, { name, columns }: TableShape) {
  const list = columns.map(columnText).join(', ')
  await client.query(`declare portion no scroll cursor for select ${list} from ${quoted(name)}`)
  try {
    for (;;) {
      const fetch = { text: `fetch ${BATCH} from portion`, rowMode: 'array' as const }
      const { rows } = await client.query(fetch)
      if (rows.length === 0) return
      yield rows.map((row) => columns.map(({ kind }, n) => fromText(kind, row[n])))
    }
  } finally {
    await client.query('close portion').catch(() => {})
  }
}

type Reference = { table: string; name: string; definition: string }

/** Foreign keys are taken away while rows come in any order, and made again, which checks all of them at once. */
async function dropReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace`
  )
  for (const { table, name } of rows) {
    await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
  }
  return rows
}

async function restoreReferences(client: pg.Client, references: Reference[]) {
  for (const { table, name, definition } of references) {
    try {
      await client.query(
        `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`
      )
    } catch (error) {
      if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error
      throw new BrokenReferences([table])
    }
  }
}
