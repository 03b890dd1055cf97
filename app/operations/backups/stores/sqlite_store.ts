import { existsSync } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { kindOf } from '#shared/database/column_kinds'
import { isKept } from '#operations/backups/format/shapes'
import { plainTime } from '#shared/database/wire_value'
import { BrokenReferences } from '#operations/backups/stores/store'
import type { Column, ColumnKind, Wire, WireRow } from '#shared/database/column_kinds'
import type { TableShape } from '#operations/backups/format/shapes'
import type { Store, StoreLoad, StoreView } from '#operations/backups/stores/store'

const BATCH = 100
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * A SQLite file through a connection of its own: a read transaction in WAL mode sees one moment and keeps nobody
 * from writing.
 */
export class SqliteStore implements Store {
  readonly dialect = 'sqlite' as const

  constructor(private file: string) {}

  async size() {
    const sizes = [this.file, `${this.file}-wal`].map((file) => stat(file).catch(() => undefined))
    const found = await Promise.all(sizes)
    return found.reduce((sum, one) => sum + (one?.size ?? 0), 0)
  }

  async isEmpty() {
    if (!existsSync(this.file)) return true
    return this.#use(async (db) =>
      tablesOf(db).every(({ name }) => !db.prepare(`select 1 from ${quoted(name)} limit 1`).get())
    )
  }

  view<T>(look: (view: StoreView) => Promise<T>) {
    return this.#use(async (db) => {
      db.exec('begin')
      // The moment is that of the first reading.
      db.prepare('select count(*) from sqlite_master').get()
      try {
        return await look({
          tables: tablesOf(db),
          migrations: migrationsOf(db),
          rows: (table) => rowsOf(db, table),
        })
      } finally {
        db.exec('rollback')
      }
    })
  }

  load<T>(fill: (load: StoreLoad) => Promise<T>) {
    return this.#use(async (db) => {
      db.pragma('foreign_keys = OFF')
      db.exec('begin immediate')
      try {
        // Triggers guard and note what people do; rows that come back were guarded and noted once.
        const triggers = dropTriggers(db)
        for (const { name } of tablesOf(db)) db.exec(`delete from ${quoted(name)}`)
        const result = await fill({
          tables: tablesOf(db),
          insert: async (table, rows) => insert(db, table, rows),
          rows: (table) => rowsOf(db, table),
        })
        const broken = db.pragma('foreign_key_check') as { table: string }[]
        if (broken.length > 0) {
          throw new BrokenReferences([...new Set(broken.map(({ table }) => table))])
        }
        for (const sql of triggers) db.exec(sql)
        db.exec('commit')
        return result
      } catch (error) {
        if (db.inTransaction) db.exec('rollback')
        throw error
      }
    })
  }

  async setAside(label: string) {
    for (const ending of ['', '-wal', '-shm']) {
      const file = this.file + ending
      if (existsSync(file)) await rename(file, `${this.file}.${label}${ending}`)
    }
  }

  async #use<T>(work: (db: Database.Database) => Promise<T>): Promise<T> {
    const db = new Database(this.file, { timeout: 10_000 })
    try {
      return await work(db)
    } finally {
      db.close()
    }
  }
}

function tablesOf(db: Database.Database): TableShape[] {
  const names = db
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .pluck()
    .all() as string[]
  return names.filter(isKept).map((name) => {
    const info = db.pragma(`table_info(${quoted(name)})`) as { name: string; type: string }[]
    const columns = info.map((one) => ({ name: one.name, kind: kindOf(one.type) }))
    return { name, columns: columns.sort((a, b) => (a.name < b.name ? -1 : 1)) }
  })
}

function dropTriggers(db: Database.Database): string[] {
  const triggers = db
    .prepare("select name, sql from sqlite_master where type = 'trigger'")
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) db.exec(`drop trigger ${quoted(name)}`)
  return triggers.map(({ sql }) => sql)
}

function migrationsOf(db: Database.Database) {
  const has = db.prepare("select 1 from sqlite_master where name = 'adonis_schema'").get()
  return has
    ? (db.prepare('select name from adonis_schema order by id').pluck().all() as string[])
    : []
}

/** In order of rowid and portion by portion: an open cursor would keep the connection from everything else. */
async function* rowsOf(db: Database.Database, { name, columns }: TableShape) {
  const list = columns.map((column) => quoted(column.name)).join(', ')
  const next = db
    .prepare(
      `select rowid, ${list} from ${quoted(name)} where rowid > ? order by rowid limit ${BATCH}`
    )
    .raw()
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const found = next.all(after) as unknown[][]
    if (found.length === 0) return
    after = Number(found.at(-1)![0])
    yield found.map((row) => columns.map(({ kind }, n) => toWire(kind, row[n + 1])))
    if (found.length < BATCH) return
  }
}

function toWire(kind: ColumnKind, value: unknown): Wire {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return Boolean(value)
  if (Buffer.isBuffer(value)) return value.toString('base64')
  return value as Wire
}

function insert(db: Database.Database, { name, columns }: TableShape, rows: WireRow[]) {
  const list = columns.map((column) => quoted(column.name)).join(', ')
  const places = columns.map(() => '?').join(', ')
  const statement = db.prepare(`insert into ${quoted(name)} (${list}) values (${places})`)
  for (const row of rows) statement.run(row.map((value, n) => fromWire(columns[n], value)))
}

function fromWire({ kind }: Column, value: Wire) {
  if (value === null) return null
  if (kind === 'boolean') return value ? 1 : 0
  if (kind === 'bytes') return Buffer.from(String(value), 'base64')
  if (kind === 'number') return Number(value)
  if (kind !== 'time') return String(value)
  // A time that is text already stays as it was written, fraction or not.
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/.test(String(value))
    ? String(value)
    : plainTime(value as string)
}
