import { editionTables } from '#mirror/rows/edition_tables'
import { checkObject } from '#mirror/format/object_name'
import { filesOfTree, readComponent, readTree, type TreeFile } from '#mirror/format/tree'
import { prune, type Selection } from '#mirror/rows/selection'
import { idReader } from '#mirror/format/rows'
import { objectsOfCatalogue, type Fetch } from '#mirror/format/catalogue'
import type { WireRow } from '#mirror/rows/wire_rows'
import type { TreeRow } from '#mirror/rows/encode_trees'
import type { BlobRow } from '#mirror/rows/encode_rows'
import type { Content, Row, TableContent } from '#mirror/format/rows'

/** Rows that were withdrawn, by table. */
export type Revoked = ReadonlyMap<string, ReadonlySet<string>>

const EMPTY: TableContent = { columns: ['id'], rows: [] }

export const tableIn = (content: Content | undefined, table: string) => content?.[table] ?? EMPTY

export const rowReader =
  ({ columns }: Pick<TableContent, 'columns'>) =>
  (row: Row): WireRow =>
    Object.fromEntries(columns.map((column, n) => [column, row[n]]))

export const rowsIn = (content: Content | undefined, table: string): WireRow[] => {
  const own = tableIn(content, table)
  return own.rows.map(rowReader(own))
}

export const blobsOf = (content: Content): BlobRow[] =>
  rowsIn(content, '@blobs').map((row) => ({
    ...{ sha256: String(row.id), size: Number(row.bytes), mediaType: String(row.media_type) },
    ...{ segments: row.segments as string | null, held: row.held === true },
  }))

export const treesIn = (content: Content | undefined) =>
  rowsIn(content, '@trees') as unknown as TreeRow[]

/** `runtime_package_files/<id of the version>`: the table of the rows, and whose files they are. */
export function treeOwner({ id }: Pick<TreeRow, 'id'>) {
  const at = id.indexOf('/')
  return { table: id.slice(0, at), owner: id.slice(at + 1) }
}

/** The names of all other objects of an edition than its blobs and packs. */
export async function objectsOf(content: Content, catalogue: string, fetch: Fetch) {
  const names = new Set(await objectsOfCatalogue(catalogue, fetch))
  for (const { tree } of treesIn(content)) {
    const { components } = readTree(await fetch(tree))
    for (const [, component] of components) names.add(component)
    names.add(tree)
  }
  for (const { segments } of blobsOf(content)) if (segments) names.add(segments)
  return names
}

/**
 * What is left of an edition without what was withdrawn: its rows, what needs them, what only they brought, the trees of
 * those rows. `@blobs` stays whole; `namedBlobs` says which of them are still used.
 */
export async function withoutRevoked(content: Content, revoked: Revoked): Promise<Content> {
  if ([...revoked.values()].every((ids) => ids.size === 0)) return content
  const known = await editionTables()
  const tables = known.filter(({ table, rule }) => !rule.tree && content[table])
  const selection: Selection = new Map()
  for (const { table } of tables) {
    const rows = rowsIn(content, table).filter(({ id }) => !revoked.get(table)?.has(String(id)))
    selection.set(table, new Map(rows.map((row) => [String(row.id), { row, roots: new Set() }])))
  }
  prune(selection, tables)
  const left: Content = { ...content }
  for (const { table } of tables) left[table] = kept(content[table], selection.get(table)!)
  const owners = new Map(
    known.map(({ table, rule }) => [table, Object.values(rule.needs ?? {})[0]])
  )
  const trees = rowReader(content['@trees'])
  const rows = content['@trees'].rows.filter((row) => {
    const { table, owner } = treeOwner(trees(row) as { id: string })
    return selection.get(owners.get(table) ?? '')?.has(owner)
  })
  left['@trees'] = { ...content['@trees'], rows }
  return left
}

function kept(table: TableContent, ids: ReadonlyMap<string, unknown>): TableContent {
  const idOf = idReader(table)
  return { ...table, rows: table.rows.filter((row) => ids.has(idOf(row))) }
}

/** The blobs that rows and trees name: of rows about blobs only those whose blob is named elsewhere. */
export async function namedBlobs(content: Content, fetch: Fetch): Promise<Set<string>> {
  const used = new Set<string>()
  const about: [source: string, blob: string][] = []
  for (const { table, rule } of await editionTables()) {
    for (const row of rowsIn(content, table)) {
      for (const column of rule.blobs ?? []) {
        if (typeof row[column] !== 'string' || column === rule.ofBlob) continue
        if (rule.ofBlob) about.push([String(row[rule.ofBlob]), row[column]])
        else used.add(row[column])
      }
    }
  }
  for (const { tree } of treesIn(content)) {
    for (const [, blob] of await treeFiles(tree, fetch)) used.add(blob)
  }
  for (const [source, blob] of about) if (used.has(source)) used.add(blob)
  return used
}

/** The files of a tree, each object checked by its name. */
export async function treeFiles(tree: string, fetch: Fetch): Promise<TreeFile[]> {
  const { components } = readTree(checkObject(tree, await fetch(tree)))
  const parts: { at: string; files: TreeFile[] }[] = []
  for (const [at, component] of components) {
    const bytes = checkObject(component, await fetch(component))
    parts.push({ at, files: readComponent(bytes) })
  }
  return filesOfTree(parts)
}
