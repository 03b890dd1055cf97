import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { SCHEMA } from '#runtime/actions/make_partitions'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A month's table waits so long at most for those who read: everyone behind it waits too. */
const PATIENCE = '5s'

/**
 * On PostgreSQL removes the months of statements that ended before the day, table by table: a matter of moments
 * however many there were. Nothing on SQLite. @returns how many statements went
 */
export async function dropMonths(
  before: DateTime,
  seen: (count?: number) => Promise<void>
): Promise<number> {
  if (db.connection().dialect.name !== 'postgres') return 0
  let gone = 0
  for (const name of await endedMonths(before)) {
    const count = await db.transaction((trx) => dropMonth(trx, name))
    gone += count
    await seen(count)
  }
  return gone
}

/** Such as `2026_03`, the oldest first. */
async function endedMonths(before: DateTime): Promise<string[]> {
  const found = await db.rawQuery(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ? and c.relkind = 'r' and c.relname like 'runtime\\_statements\\_____\\___' order by 1`,
    [SCHEMA]
  )
  const names: string[] = found.rows.map(({ name }: { name: string }) => name.slice(-7))
  return names.filter((name) => {
    const month = DateTime.fromFormat(name, 'yyyy_LL', { zone: 'utc' })
    return month.isValid && month.plus({ months: 1 }) <= before
  })
}

async function dropMonth(trx: TransactionClientContract, month: string): Promise<number> {
  const part = `${SCHEMA}.runtime_statements_${month}`
  await trx.rawQuery(`set local lock_timeout = '${PATIENCE}'`)
  const counted = await trx.rawQuery(`select count(*) as total from ${part}`)
  await trx.rawQuery(
    `delete from runtime_statement_keys k using ${part} p where k.statement_id = p.statement_id`
  )
  for (const table of ['attachments', 'forwards', 'references', 'voids']) {
    await trx.rawQuery(
      `delete from runtime_statement_${table} t using ${part} p where t.row_id = p.id`
    )
  }
  for (const table of ['runtime_statement_relations', 'runtime_statements']) {
    await trx.rawQuery(`alter table ${table} detach partition ${SCHEMA}.${table}_${month}`)
    await trx.rawQuery(`drop table ${SCHEMA}.${table}_${month}`)
  }
  return Number(counted.rows[0].total)
}
