import { newCode } from '#shared/ids'
import type { TextStore } from '#search/drivers/text_store'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const NAME = /^search_(?:[a-z]\d)?[a-z0-9]{10}$/

/** A name that no other index has, fit for SQL as it stands. */
export const newIndexName = (layout: string) => `${layout}${newCode(10).toLowerCase()}`

export const isReadable = (layout: string, name: string) =>
  name.startsWith(layout) && NAME.test(name)

/** The tables by which all processes agree on the index in force. */
export async function createSwitch(client: QueryClientContract) {
  await client.rawQuery(
    `create table if not exists search_current (slot varchar(10) primary key,
      name varchar(40) not null, version integer not null, previous varchar(40), building varchar(40))`
  )
  await client.rawQuery(
    `create table if not exists search_touched (name varchar(40) not null, id varchar(64) not null,
      primary key (name, id))`
  )
}

/** The words that documents of an index hold, whatever keeps the index. */
export const createWords = (client: QueryClientContract, name: string) =>
  client.rawQuery(`create table ${name}_words (word varchar(60) primary key)`)

const numbered = ({ dialect }: QueryClientContract) =>
  dialect.name === 'postgres'
    ? 'integer generated always as identity primary key'
    : 'integer primary key autoincrement'

/** Documents, the kinds of them by what can be filtered (`shape`), and the values that are too many for that. */
export async function createTables(client: QueryClientContract, store: TextStore, name: string) {
  await client.rawQuery(
    `create table ${name}_docs (n ${numbered(client)}, id varchar(64) not null unique, shape integer not null,
      date bigint not null, sort_km varchar(200) not null, sort_en varchar(200) not null)`
  )
  await client.rawQuery(
    `create table ${name}_shapes (shape ${numbered(client)}, contents text not null unique)`
  )
  await client.rawQuery(
    `create table ${name}_values (facet varchar(20) not null, value varchar(80) not null, doc integer not null,
      primary key (facet, value, doc))`
  )
  await client.rawQuery(`create index ${name}_values_doc on ${name}_values (doc)`)
  await client.rawQuery(`create index ${name}_docs_date on ${name}_docs (date)`)
  await client.rawQuery(`create index ${name}_docs_shape on ${name}_docs (shape)`)
  await store.create(client, name)
}

export async function dropTables(client: QueryClientContract, store: TextStore, name: string) {
  for (const table of ['titles', 'texts', 'fts']) {
    await client.rawQuery(`drop table if exists ${name}_${table}`)
  }
  await store.drop(client, name)
  for (const table of ['values', 'shapes', 'docs']) {
    await client.rawQuery(`drop table if exists ${name}_${table}`)
  }
}

export const dropWords = (client: QueryClientContract, name: string) =>
  client.rawQuery(`drop table if exists ${name}_words`)

/** The indexes that have a table with this ending. */
export async function tableNames(client: QueryClientContract, ending: string) {
  const tables = await client.getAllTables(['public'])
  return tables
    .filter((table) => table.endsWith(ending))
    .map((table) => table.slice(0, -ending.length))
    .filter((name) => NAME.test(name))
}
