import db from '@adonisjs/lucid/services/db'
import { sqliteIndex } from '#search/drivers/sqlite'
import { postgresIndex } from '#search/drivers/postgres'
import type { SearchIndex } from '#search/types'

let index: SearchIndex | undefined

/** The search index of this server: the driver that fits its database. */
export function searchIndex(): SearchIndex {
  index ??= db.connection('search').dialect.name === 'postgres' ? postgresIndex() : sqliteIndex()
  return index
}
