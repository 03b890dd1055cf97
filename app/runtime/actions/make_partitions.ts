import { clock } from '#shared/clock'
import { idFrom } from '#runtime/lrs/store/keys'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'

/** The partitions lie in a schema of their own: whoever lists tables sees each table once. */
export const SCHEMA = 'tonle_parts'

/** So many months have a place of their own before they begin. */
const AHEAD = 3

/** The tables with a partition for each month, and the column whose ids hold the time. */
export const partitioned = { runtime_statements: 'id', runtime_statement_relations: 'row_id' }

const monthsAhead = () =>
  Array.from({ length: AHEAD + 1 }, (_, at) =>
    clock.now().toUTC().startOf('month').plus({ months: at })
  )

/** On PostgreSQL turns empty tables into ones with a partition for each month; nothing on SQLite. */
export async function partitionByMonth(
  client: QueryClientContract,
  tables: Record<string, string> = partitioned
) {
  if (client.dialect.name !== 'postgres') return
  await client.rawQuery(`create schema if not exists ${SCHEMA}`)
  for (const [table, column] of Object.entries(tables)) {
    await client.rawQuery(`alter table ${table} rename to ${table}_plain`)
    await client.rawQuery(
      `create table ${table} (like ${table}_plain including all) partition by range (${column})`
    )
    await client.rawQuery(`drop table ${table}_plain`)
    // Whatever no month takes, such as rows brought from another server.
    await client.rawQuery(`create table ${SCHEMA}.${table}_rest partition of ${table} default`)
  }
  await makePartitions(client)
}

/** Makes the partitions of this month and the next ones. Returns how many were missing. */
export async function makePartitions(client: QueryClientContract): Promise<number> {
  if (client.dialect.name !== 'postgres') return 0
  let made = 0
  for (const [table, column] of Object.entries(partitioned)) {
    for (const month of monthsAhead()) made += await makePartition(client, table, column, month)
  }
  return made
}

/** Rows of the month that lie in the rest move into it. */
async function makePartition(
  client: QueryClientContract,
  table: string,
  column: string,
  month: DateTime
) {
  const name = `${SCHEMA}.${table}_${month.toFormat('yyyy_LL')}`
  const found = await client.rawQuery('select to_regclass(?) as found', [name])
  if (found.rows[0].found) return 0
  const from = idFrom(month.toMillis())
  const to = idFrom(month.plus({ months: 1 }).toMillis())
  const rest = `${SCHEMA}.${table}_rest`
  await client.transaction(async (trx) => {
    await trx.rawQuery(`create table ${name} (like ${table} including all)`)
    await trx.rawQuery(
      `with moved as (delete from ${rest} where ${column} >= '${from}' and ${column} < '${to}' returning *)
       insert into ${name} select * from moved`
    )
    await trx.rawQuery(
      `alter table ${table} attach partition ${name} for values from ('${from}') to ('${to}')`
    )
  })
  return 1
}
