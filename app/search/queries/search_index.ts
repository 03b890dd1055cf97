import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import { sqliteIndex } from '#search/drivers/sqlite'
import { meilisearchIndex } from '#search/drivers/meilisearch'
import { postgresIndex } from '#search/drivers/postgres'
import type { SearchIndex } from '#search/types'

let index: SearchIndex | undefined

/** The search index of this server: Meilisearch where it is set up, else the driver that fits its database. */
export function searchIndex(): SearchIndex {
  index ??= env.get('MEILISEARCH_HOST') ? meilisearchIndex() : ownIndex()
  return index
}

/** The driver that fits the database. */
export const ownIndex = () =>
  db.connection('search').dialect.name === 'postgres' ? postgresIndex() : sqliteIndex()
