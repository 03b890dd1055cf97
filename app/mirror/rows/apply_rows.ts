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
  for (const table of prepared.tables) {
    const rows = table.rows.map((row) => localised(row, table, ids, blobs))
    const own = await findLocalIds(trx, table, rows)
    ids.set(table.table, own)
    const here = rows.map((row) => ({ ...row, id: own.get(String(row.id)) ?? row.id }))
    await freeCodes(trx, table, here)
    Object.assign(applied[table.table], await upsert(trx, table, here))
  }
  for (const table of prepared.tables) await writeLate(trx, table, ids)
  for (const tree of prepared.trees) await writeTree(trx, tree, ids, blobs)
  await followRows(trx, applied)
  return applied
}

/** The row with its references and blobs as they are here; columns that come late are empty. */
function localised(
  row: WireRow,
  { rule, late }: PreparedTable,
  ids: LocalIds,
  blobs: Map<string, string>
): WireRow {
  const values = { ...row }
  for (const [column, to] of Object.entries({ ...rule.needs, ...rule.may, ...rule.brings })) {
    const named = values[column]
    if (typeof named !== 'string') continue
    values[column] = late.includes(column) ? null : localId(ids, to, named)
  }
  for (const column of rule.blobs ?? []) {
    const sha256 = values[column]
    if (typeof sha256 === 'string') values[column] = blobs.get(sha256) ?? null
  }
  return values
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

async function writeLate(trx: Trx, { table, rule, rows, late }: PreparedTable, ids: LocalIds) {
  for (const column of late) {
    const to = rule.may![column]
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
async function writeTree(
  trx: Trx,
  { rule, ...tree }: PreparedTree,
  ids: LocalIds,
  blobs: Map<string, string>
) {
  const [, to] = Object.entries(rule.needs!)[0]
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
