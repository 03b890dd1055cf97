import { stableId } from '#shared/ids'
import { pathKey } from '#shared/archive/archive'
import { bulkInsert, type BulkValue } from '#shared/database/bulk_insert'
import { followRows, type AppliedTable } from '#shared/sync/followers'
import { writeBlobs } from '#media/actions/write_blobs'
import {
  findLocalIds,
  freeCodes,
  localId,
  standingIds,
  type LocalIds,
} from '#mirror/rows/local_ids'
import { findNamed, localised, targetsOf, type Applying } from '#mirror/rows/named_ids'
import { PORTION, toDatabase, type WireRow } from '#mirror/rows/wire_rows'
import { editionTables } from '#mirror/rows/edition_tables'
import { typeOfFile } from '#mirror/rows/encode_trees'
import type { Column } from '#shared/database/column_kinds'
import type { PreparedRows, PreparedTable, PreparedTree } from '#mirror/rows/prepare_rows'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Trx = TransactionClientContract

/** What was written, by table, with the ids that the rows have here. */
export type AppliedRows = Record<string, AppliedTable>

/**
 * Writes what `prepareRows` found (docs/protocols/mirror.md section 12): in the transaction that makes the edition the
 * present one. The blobs lie in their places already. It may run twice.
 */
export async function applyRows(trx: Trx, prepared: PreparedRows): Promise<AppliedRows> {
  const ids: LocalIds = new Map()
  const applied: AppliedRows = {}
  const blobs = await writeBlobs(trx, prepared.blobs)
  for (const table of prepared.tables.toReversed()) {
    applied[table.table] = { added: [], changed: [], gone: await remove(trx, table) }
  }
  const tables = new Map(prepared.tables.map((table) => [table.table, table]))
  const applying = { trx, tables, ids, blobs }
  for (const table of prepared.tables) {
    await findNamed(applying, withoutLate(table), table.rows)
    const rows = table.rows.map((row) => localised(row, table, applying))
    const own = await findLocalIds(trx, table, rows)
    ids.set(table.table, own)
    const here = rows.map((row) => ({ ...row, id: own.get(String(row.id)) ?? row.id }))
    await freeCodes(trx, table, here)
    Object.assign(applied[table.table], await upsert(trx, table, here))
  }
  for (const table of prepared.tables) await writeLate(applying, table)
  for (const tree of prepared.trees) await writeTree(applying, tree)
  await followRows(trx, applied)
  return applied
}

async function inPortions(ids: string[], change: (part: string[]) => PromiseLike<unknown>) {
  for (let from = 0; from < ids.length; from += PORTION) {
    await change(ids.slice(from, from + PORTION))
  }
}

async function upsert(trx: Trx, table: PreparedTable, rows: WireRow[]) {
  const { rule } = table
  const all = rows.map((row) => String(row.id))
  const standing = await standingIds(trx, table.table, all)
  const added = all.filter((id) => !standing.has(id))
  const changed = all.filter((id) => standing.has(id))
  const instead = Object.entries(rule.instead ?? {})
  const sent = table.columns.filter(({ name }) => rows[0] && name in rows[0])
  const columns = [...sent.map(({ name }) => name), ...instead.map(([name]) => name)]
  const values = rows.map((row): BulkValue[] => [
    ...sent.map(({ name, kind }) => toDatabase(kind, row[name])),
    ...instead.map(([, value]) => value),
  ])
  const keep = instead.map(([name]) => name)
  // Rows that nothing holds on to may have changed places: two would have the same key for a moment.
  if (table.isLeaf)
    await inPortions(changed, (part) => trx.from(table.table).whereIn('id', part).delete())
  if (rows.length === 0) return { added, changed }
  await bulkInsert(trx, table.table, columns, values, { onConflict: ['id'], keep })
  return { added, changed }
}

const withoutLate = ({ rule, late }: PreparedTable) =>
  Object.fromEntries(Object.entries(targetsOf(rule)).filter(([column]) => !late.includes(column)))

async function writeLate(applying: Applying, { table, rule, rows, late }: PreparedTable) {
  const { trx, ids } = applying
  for (const column of late) {
    const to = rule.may![column]
    await findNamed(applying, { [column]: to }, rows)
    const groups = Map.groupBy(
      rows.filter((row) => typeof row[column] === 'string'),
      (row) => localId(ids, to, String(row[column]))
    )
    for (const [target, own] of groups) {
      const here = own.map((row) => localId(ids, table, String(row.id)))
      await inPortions(here, (part) =>
        trx
          .from(table)
          .whereIn('id', part)
          .update({ [column]: target })
      )
    }
  }
}

/** Takes rows away that an edition has no more, or marks them where others hold on to them. */
async function remove(trx: Trx, { table, rule, gone, columns }: PreparedTable): Promise<string[]> {
  const { whenGone = 'delete' } = rule
  const revoked = gone.filter(({ isRevoked }) => isRevoked && rule.whenRevoked)
  const rest = gone.filter((one) => !revoked.includes(one))
  const touched = [...revoked, ...(whenGone === 'keep' ? [] : rest)].map(({ id }) => id)
  const mark = (values: object) => (part: string[]) =>
    trx.from(table).whereIn('id', part).update(marks(values, columns))
  await inPortions(
    revoked.map(({ id }) => id),
    mark(rule.whenRevoked ?? {})
  )
  const restIds = rest.map(({ id }) => id)
  if (whenGone === 'delete') {
    await inPortions(restIds, (part) => trx.from(table).whereIn('id', part).delete())
  } else if (whenGone !== 'keep') await inPortions(restIds, mark(whenGone))
  return touched
}

const marks = (values: object, columns: Column[]) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const kind = columns.find((column) => column.name === name)!.kind
      return [name, toDatabase(kind, value)]
    })
  )

/** The rows of the files of one owner, all anew: a tree that changed in one file is another tree. */
async function writeTree(applying: Applying, { rule, ...tree }: PreparedTree) {
  const { trx, ids, blobs } = applying
  const [, to] = Object.entries(rule.needs!)[0]
  await findNamed(applying, { owner: to }, [{ owner: tree.owner }])
  const { owner: ownerColumn, path, key, blob, type } = rule.tree!
  const owner = localId(ids, to, tree.owner)
  await trx.from(tree.table).where(ownerColumn, owner).delete()
  const columns = ['id', ownerColumn, path, key, blob, type]
  const rows = tree.list.map(([name, sha256]): BulkValue[] => [
    ...[stableId(tree.table, `${owner}/${name}`), owner, name, pathKey(name)],
    ...[blobs.get(sha256) ?? null, typeOfFile(tree.types, name)],
  ])
  await bulkInsert(trx, tree.table, columns, rows)
}

/** Takes the files of these owners away: of versions that are played no more. */
export async function dropTrees(trx: Trx, trees: { table: string; owner: string }[]) {
  const rules = await editionTables()
  for (const { table, owner } of trees) {
    const { tree } = rules.find((one) => one.table === table)!.rule
    await trx.from(table).where(tree!.owner, owner).delete()
  }
}
