import { newCode } from '#shared/ids'
import { PORTION, readRowsWith, type WireRow } from '#mirror/rows/wire_rows'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { PreparedTable } from '#mirror/rows/prepare_rows'

type Trx = TransactionClientContract

/** Ids of an edition and the ids that its rows have here, by table; an id that is missing is the same here. */
export type LocalIds = Map<string, Map<string, string>>

export const localId = (ids: LocalIds, table: string, id: string) => ids.get(table)?.get(id) ?? id

/** Which of these ids stand here. */
export async function standingIds(trx: Trx, table: string, ids: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let from = 0; from < ids.length; from += PORTION) {
    const rows = await trx
      .from(table)
      .whereIn('id', ids.slice(from, from + PORTION))
      .select('id')
    for (const { id } of rows) found.add(id)
  }
  return found
}

/**
 * Finds rows that were made here as well: the same natural key under another id. Such a row keeps its id, since what
 * was made here holds on to it.
 * @param localised the rows with their references as they are here
 */
export async function findLocalIds(
  trx: Trx,
  { table, rule, columns, ids }: PreparedTable,
  localised: WireRow[]
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  if (!rule.natural || localised.length === 0) return found
  const standing = await standingIds(trx, table, ids)
  const missing = localised.filter(({ id }) => !standing.has(String(id)))
  for (const key of rule.natural) {
    const kinds = columns.filter(({ name }) => key.includes(name) || name === 'id')
    const keyOf = (row: WireRow) =>
      key.every((column) => row[column] !== null && row[column] !== undefined)
        ? JSON.stringify(key.map((column) => row[column]))
        : undefined
    const wanted = new Map(missing.flatMap((row) => (keyOf(row) ? [[keyOf(row)!, row]] : [])))
    const values = [...new Set([...wanted.values()].map((row) => String(row[key[0]])))]
    const here = await readRowsWith(table, kinds, key[0], values, undefined, trx)
    for (const row of here) {
      const match = wanted.get(keyOf(row) ?? '')
      if (match) found.set(String(match.id), String(row.id))
    }
  }
  return found
}

/** Gives rows that were made here another short code where an edition brings one with the same. */
export async function freeCodes(trx: Trx, { table, rule }: PreparedTable, rows: WireRow[]) {
  if (!rule.code) return
  const owners = new Map(rows.map((row) => [String(row[rule.code!]), String(row.id)]))
  const codes = [...owners.keys()]
  for (let from = 0; from < codes.length; from += PORTION) {
    const part = codes.slice(from, from + PORTION)
    const found = await trx.from(table).whereIn(rule.code, part).select('id', rule.code)
    for (const row of found) {
      if (owners.get(row[rule.code]) === row.id) continue
      await trx
        .from(table)
        .where('id', row.id)
        .update({ [rule.code]: newCode() })
    }
  }
}
