import { newCode } from '#shared/ids'
import type { TextStore } from '#search/drivers/text_store'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const NAME = /^search_[a-z0-9]{10}$/

/** A name that no other index has, fit for SQL as it stands. */
export const newIndexName = () => `search_${newCode(10).toLowerCase()}`

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

export async function createIndex(client: QueryClientContract, store: TextStore, name: string) {
  const number =
    client.dialect.name === 'postgres'
      ? 'integer generated always as identity primary key'
      : 'integer primary key autoincrement'
  await client.rawQuery(
    `create table ${name}_docs (n ${number}, id varchar(64) not null unique, noun varchar(40) not null,
      staff_only integer not null, date bigint not null, sort_km varchar(200) not null, sort_en varchar(200) not null)`
  )
  await client.rawQuery(
    `create table ${name}_values (facet varchar(20) not null, value varchar(80) not null, doc integer not null,
      primary key (facet, value, doc))`
  )
  await client.rawQuery(`create index ${name}_values_doc on ${name}_values (doc)`)
  await client.rawQuery(`create index ${name}_docs_date on ${name}_docs (date)`)
  await store.create(client, name)
}

/** Removes every index but those of `keep`: what an interrupted build left behind, too. */
export async function dropOthers(
  client: QueryClientContract,
  store: TextStore,
  keep: (string | null)[]
) {
  const tables = await client.getAllTables(['public'])
  const names = tables.filter((table) => table.endsWith('_docs')).map((table) => table.slice(0, -5))
  for (const name of names.filter((one) => NAME.test(one) && !keep.includes(one))) {
    await store.drop(client, name)
    await client.rawQuery(`drop table if exists ${name}_values`)
    await client.rawQuery(`drop table if exists ${name}_docs`)
  }
}
