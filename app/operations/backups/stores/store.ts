import type { WireRow } from '#shared/database/column_kinds'
import type { TableShape } from '#operations/backups/format/shapes'

export type StoreAddress = { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string }

/** One consistent view: whatever others write meanwhile is not in it. */
export type StoreView = {
  tables: TableShape[]
  /** The names of the migrations that made the tables. */
  migrations: string[]
  rows(table: TableShape): AsyncIterable<WireRow[]>
}

/** Writes into an empty database, in one transaction. */
export type StoreLoad = {
  tables: TableShape[]
  insert(table: TableShape, rows: WireRow[]): Promise<void>
  rows(table: TableShape): AsyncIterable<WireRow[]>
}

/** The port through which snapshots are taken from a database and loaded into one. */
export type Store = {
  dialect: 'sqlite' | 'postgres'
  /** About how many bytes the database takes. */
  size(): Promise<number>
  /** Whether there is anything in it but the rows that migrations write. */
  isEmpty(): Promise<boolean>
  view<T>(look: (view: StoreView) => Promise<T>): Promise<T>
  /** Triggers rest meanwhile; foreign keys are checked when `fill` has ended; anything thrown leaves the database as it was. */
  load<T>(fill: (load: StoreLoad) => Promise<T>): Promise<T>
  /** Puts what is there out of the way under a name of its own, in one step; nothing is deleted. */
  setAside(label: string): Promise<void>
}

/** Rows that refer to others which are not there. */
export class BrokenReferences extends Error {
  constructor(readonly tables: string[]) {
    super(`Rows refer to others that are missing, in ${tables.join(', ')}`)
  }
}
