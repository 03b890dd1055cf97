import { canonicalJson } from '#mirror/format/canonical_json'
import { RowsError } from '#mirror/rows/rows_error'
import { editionTables, type EditionTable } from '#mirror/rows/edition_tables'
import { columnsOf, type WireRow } from '#mirror/rows/wire_rows'
import { blobsOf, rowReader, tableIn, treeFiles, treeOwner, treesIn } from '#mirror/rows/content'
import { withoutRevoked, type Revoked } from '#mirror/rows/content'
import type { EditionRule } from '#shared/sync/rules'
import type { Fetch } from '#mirror/format/catalogue'
import type { BlobRow } from '#mirror/rows/encode_rows'
import type { TreeRow } from '#mirror/rows/encode_trees'
import type { TreeFile } from '#mirror/format/tree'
import type { Content } from '#mirror/format/rows'
import type { Column } from '#shared/database/column_kinds'

export type PreparedTable = EditionTable & {
  columns: Column[]
  /** Rows that are new or other, as they stand in the catalogue. */
  rows: WireRow[]
  /** Ids that the edition has no more, and whether because they were withdrawn. */
  gone: { id: string; isRevoked: boolean }[]
  /** All ids of the edition: others refer to them. */
  ids: string[]
  /** These rows as they stand in the catalogue, also such as are not written. */
  read: (ids: ReadonlySet<string>) => WireRow[]
}

export type PreparedTree = TreeRow & {
  table: string
  owner: string
  rule: EditionRule
  list: TreeFile[]
}

export type PreparedRows = {
  tables: PreparedTable[]
  trees: PreparedTree[]
  /** Their rows stay until `dropTrees`: somebody may be in the middle of what they play. */
  goneTrees: { table: string; owner: string }[]
  blobs: BlobRow[]
}

type Given = {
  /** What was applied last; undefined at the first time. */
  before?: Content
  after: Content
  readObject: Fetch
  /** What was withdrawn is left out, whatever the edition says. */
  revoked?: Revoked
}

/**
 * What applying an edition has to write (docs/protocols/mirror.md section 12): reads and compares outside of any
 * transaction. @throws RowsError `app_too_old`, FormatError
 */
export async function prepareRows(given: Given): Promise<PreparedRows> {
  const { before, readObject, revoked = new Map() } = given
  const after = await withoutRevoked(given.after, revoked)
  const known = await editionTables()
  refuseUnknown(after, new Set(known.map(({ table }) => table)))
  const tables: PreparedTable[] = []
  for (const one of known.filter(({ rule }) => !rule.tree)) {
    tables.push(await compare(one, before, after, revoked))
  }
  const standing = new Map(treesIn(before).map((tree) => [tree.id, canonicalJson({ ...tree })]))
  const trees: PreparedTree[] = []
  for (const tree of treesIn(after)) {
    const isSame = standing.get(tree.id) === canonicalJson({ ...tree })
    standing.delete(tree.id)
    if (isSame) continue
    const { table, owner } = treeOwner(tree)
    const rule = known.find((one) => one.table === table)?.rule
    if (!rule?.tree) throw new RowsError('app_too_old', { table })
    const list = await treeFiles(tree.tree, readObject)
    trees.push({ ...tree, table, owner, rule, list })
  }
  const goneTrees = [...standing.keys()].map((id) => treeOwner({ id }))
  return { tables, trees, goneTrees, blobs: blobsOf(after) }
}

function refuseUnknown(content: Content, known: ReadonlySet<string>) {
  for (const [table, { rows }] of Object.entries(content)) {
    const isKnown = known.has(table) || table === '@trees' || table === '@blobs'
    if (!isKnown && rows.length > 0) throw new RowsError('app_too_old', { table })
  }
}

async function compare(
  one: EditionTable,
  before: Content | undefined,
  after: Content,
  revoked: Revoked
): Promise<PreparedTable> {
  const { table } = one
  const columns = await columnsOf(table)
  const here = new Set(columns.map(({ name }) => name))
  const now = tableIn(after, table)
  const unknown = now.columns.find((column) => !here.has(column))
  if (unknown && now.rows.length > 0) throw new RowsError('app_too_old', { table, column: unknown })

  const then = tableIn(before, table)
  const isSameShape = canonicalJson(then.columns) === canonicalJson(now.columns)
  const at = then.columns.indexOf('id')
  const standing = new Map(then.rows.map((row) => [String(row[at]), row]))
  const read = rowReader(now)
  const rows: WireRow[] = []
  const ids: string[] = []
  for (const row of now.rows) {
    const values = read(row)
    const id = String(values.id)
    const old = standing.get(id)
    standing.delete(id)
    ids.push(id)
    if (!old || !isSameShape || canonicalJson(old) !== canonicalJson(row)) rows.push(values)
  }
  const withdrawn = revoked.get(table)
  const left = [...standing.keys()]
  const gone = left.map((id) => ({ id, isRevoked: withdrawn?.has(id) ?? false }))
  const idOf = now.columns.indexOf('id')
  const some = (wanted: ReadonlySet<string>) =>
    now.rows.filter((row) => wanted.has(String(row[idOf]))).map(read)
  return { ...one, columns, rows, gone, ids, read: some }
}
