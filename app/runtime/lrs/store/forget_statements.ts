import db from '@adonisjs/lucid/services/db'
import { idFrom } from '#runtime/lrs/store/keys'
import { dropMonths } from '#runtime/actions/drop_months'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const PORTION = 500

/** The tables that name a statement's row and have an index for it. */
const OF_ROW = ['runtime_statement_attachments', 'runtime_statement_forwards']

/** Small tables without one: walked once. */
const SMALL = ['runtime_statement_references', 'runtime_statement_voids']

const older = (limit: string) => db.from('runtime_statements').where('id', '<', limit)

export async function countStatements(before: DateTime): Promise<number> {
  const [{ total }] = await older(idFrom(before.toMillis())).count('* as total')
  return Number(total)
}

/**
 * Removes the statements that were stored before the day, with everything by which they are found. Whole months go
 * with their tables on PostgreSQL; what is left, and everything on SQLite, in portions, so that others get their turn.
 * May be stopped at any point: the next run goes on.
 */
export async function forgetStatements(
  before: DateTime,
  seen: (count?: number) => Promise<void>
): Promise<number> {
  const limit = idFrom(before.toMillis())
  let gone = await dropMonths(before, seen)
  if ((await older(limit).select('id').first()) || gone > 0) await forgetRelations(limit, seen)
  for (;;) {
    const rows = await older(limit).orderBy('id').limit(PORTION).select('id', 'statement_id')
    if (rows.length === 0) return gone
    await db.transaction((trx) => remove(trx, rows))
    gone += rows.length
    await seen(rows.length)
  }
}

/** The largest table is found by what a statement speaks of, not by the statement: it is walked in slices. */
async function forgetRelations(limit: string, seen: (count?: number) => Promise<void>) {
  for (const [from, to] of slices()) {
    const slice = db.from('runtime_statement_relations').where('key', '>=', from)
    if (to) slice.where('key', '<', to)
    await slice.where('row_id', '<', limit).delete()
    await seen(0)
  }
  for (const table of SMALL) await db.from(table).where('row_id', '<', limit).delete()
}

function slices(): [string, string | undefined][] {
  const start = (n: number) =>
    `${n.toString(16).padStart(2, '0')}000000-0000-0000-0000-000000000000`
  return Array.from({ length: 256 }, (_, n) => [start(n), n < 255 ? start(n + 1) : undefined])
}

type Row = { id: string; statement_id: string }

async function remove(trx: TransactionClientContract, rows: Row[]) {
  const ids = rows.map(({ id }) => id)
  const named = rows.map(({ statement_id: id }) => id)
  for (const table of OF_ROW) await trx.from(table).whereIn('row_id', ids).delete()
  await trx.from('runtime_statement_keys').whereIn('statement_id', named).delete()
  await trx.from('runtime_statements').whereIn('id', ids).delete()
}
