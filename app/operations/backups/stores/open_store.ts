import { isAbsolute, resolve } from 'node:path'
import env from '#start/env'
import { dataPath } from '#config/data'
import { SqliteStore } from '#operations/backups/stores/sqlite_store'
import { PostgresStore } from '#operations/backups/stores/postgres_store'
import type { Store, StoreAddress } from '#operations/backups/stores/store'

/** The database of this server. */
export function ownStore(): StoreAddress {
  const url = env.get('DATABASE_URL')
  return url ? { kind: 'postgres', url } : { kind: 'sqlite', file: dataPath('main.sqlite3') }
}

/** `sqlite` is the file in DATA_DIR; anything else is a file or an address that begins with postgres. */
export function storeAddress(text: string): StoreAddress {
  if (/^postgres(?:ql)?:\/\//.test(text)) return { kind: 'postgres', url: text }
  if (text === 'sqlite') return { kind: 'sqlite', file: dataPath('main.sqlite3') }
  return { kind: 'sqlite', file: isAbsolute(text) ? text : resolve(text) }
}

export const openStore = (address: StoreAddress): Store =>
  address.kind === 'sqlite' ? new SqliteStore(address.file) : new PostgresStore(address.url)

/** How the console names a database: never with its password. */
export const storeName = (address: StoreAddress) =>
  address.kind === 'sqlite' ? address.file : address.url.replace(/:[^:@/]+@/, ':***@')
