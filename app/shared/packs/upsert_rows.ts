import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Rows of one statement: knex writes them as a compound SELECT, of which SQLite takes 500 terms. */
const ROWS = 400

type Row = { id: string } & Record<string, string | number | null>

/**
 * Inserts the rows whose id is new and updates those that differ; returns how many it wrote. For tables of plain
 * texts and numbers without times, where a pack brings whole rows. Rows that a pack no longer has stay.
 */
export async function upsertRows(
  trx: TransactionClientContract,
  table: string,
  rows: Row[]
): Promise<number> {
  if (rows.length === 0) return 0
  const columns = Object.keys(rows[0])
  let written = 0
  for (let i = 0; i < rows.length; i += ROWS) {
    const part = rows.slice(i, i + ROWS)
    const standing = new Map<string, Row>()
    for (const row of await trx.from(table).whereIn('id', ids(part)).select(columns)) {
      standing.set(row.id, row)
    }
    const added = part.filter((row) => !standing.has(row.id))
    if (added.length > 0) await trx.table(table).multiInsert(added)
    const changed = part.filter((row) => {
      const old = standing.get(row.id)
      return old && columns.some((column) => differs(old[column], row[column]))
    })
    for (const { id, ...values } of changed) await trx.from(table).where('id', id).update(values)
    written += added.length + changed.length
  }
  return written
}

/** Decimals come back as text from PostgreSQL. */
const differs = (old: string | number | null, now: string | number | null) =>
  typeof now === 'number' ? old === null || Number(old) !== now : old !== now

const ids = (rows: Row[]) => rows.map((row) => row.id)
