import { personColumns, type PersonColumn } from '#shared/people/person_columns'
import type { Moved } from '#identity/models/person_merge'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Rows of one table are told apart by this column. */
const ID = 'id'
const PART = 500

/** Gives the rows of one person to another, table by table; what the other has already stays where it is. */
export async function moveRows(trx: TransactionClientContract, goneId: string, keptId: string) {
  const moved: Moved['rows'] = []
  for (const place of personColumns()) {
    const ids = await movable(trx, place, goneId, keptId)
    await give(trx, place, ids, keptId)
    if (ids.length > 0) moved.push({ table: place.table, column: place.column, ids })
  }
  return moved
}

/** Gives rows back that are still the kept person's. */
export async function giveBack(
  trx: TransactionClientContract,
  moved: Moved['rows'],
  keptId: string,
  goneId: string
) {
  const known = new Set(personColumns().map(({ table, column }) => `${table}.${column}`))
  for (const { table, column, ids } of moved) {
    // What is kept as JSON names tables: only those that are registered are written.
    if (!known.has(`${table}.${column}`)) continue
    await give(trx, { table, column }, ids, goneId, keptId)
  }
}

async function movable(
  trx: TransactionClientContract,
  { table, column, unique }: PersonColumn,
  goneId: string,
  keptId: string
): Promise<string[]> {
  const query = trx.from(`${table} as mine`).where(`mine.${column}`, goneId)
  if (unique) {
    const theirs = trx.from(`${table} as theirs`).where(`theirs.${column}`, keptId)
    for (const other of unique) theirs.whereColumn(`theirs.${other}`, `mine.${other}`)
    query.whereNotExists(theirs.select(`theirs.${ID}`))
  }
  const rows = await query.select(`mine.${ID}`)
  return rows.map((row) => row.id)
}

async function give(
  trx: TransactionClientContract,
  { table, column }: PersonColumn,
  ids: string[],
  to: string,
  from?: string
) {
  for (let at = 0; at < ids.length; at += PART) {
    const query = trx.from(table).whereIn(ID, ids.slice(at, at + PART))
    if (from) query.where(column, from)
    await query.update({ [column]: to })
  }
}
