import { extname } from 'node:path'
import { makeTree, type MadeObject, type TreeFile } from '#mirror/format/tree'
import type { EditionRule } from '#shared/sync/rules'
import type { BlobFact } from '#mirror/rows/encode_rows'
import type { WireRow } from '#mirror/rows/wire_rows'

/** How many files a folder has at least to be a component of its own. */
const WORTH_SHARING = 8

/** A line of `@trees`: what the files of one row are, and their media types. */
export type TreeRow = {
  id: string
  tree: string
  bytes: number
  files: number
  /** By ending; a path where one differs from the others with its ending. */
  types: Record<string, string>
}

type TreeRule = NonNullable<EditionRule['tree']>

/** Rows of files as trees, one for each row that owns some (docs/protocols/mirror.md sections 3 and 11). */
export function treesOf(
  table: string,
  rule: TreeRule,
  rows: WireRow[],
  facts: Map<string, BlobFact>
) {
  const objects: MadeObject[] = []
  const blobs: string[] = []
  const trees: TreeRow[] = []
  for (const [owner, own] of Map.groupBy(rows, (row) => String(row[rule.owner]))) {
    const files = own.flatMap((row): TreeFile[] => {
      const fact = facts.get(String(row[rule.blob]))
      return fact ? [[String(row[rule.path]), fact.sha256, fact.size]] : []
    })
    const id = `${table}/${owner}`
    const { tree, components } = makeTree(id, componentsOf(files))
    objects.push(tree, ...components)
    blobs.push(...files.map(([, sha256]) => sha256))
    const bytes = files.reduce((sum, [, , size]) => sum + size, 0)
    const types = typesOf(own.map((row) => [String(row[rule.path]), String(row[rule.type])]))
    trees.push({ id, tree: tree.name, bytes, files: files.length, types })
  }
  return { rows: trees, objects, blobs }
}

/**
 * Cuts files into components: the folders below the one in which everything lies, where they hold enough files. Two
 * packages with the same runtime or the same library in a folder share its component.
 */
export function componentsOf(files: TreeFile[]): Record<string, TreeFile[]> {
  const root = sharedFolder(files.map(([path]) => path))
  const groups = Map.groupBy(files, ([path]) => {
    const next = path.indexOf('/', root.length)
    return next < 0 ? '' : path.slice(0, next)
  })
  const parts: Record<string, TreeFile[]> = {}
  for (const [folder, own] of groups) {
    const isOwn = folder !== '' && own.length >= WORTH_SHARING
    const at = isOwn ? folder : ''
    const inside = isOwn
      ? own.map(([path, ...rest]): TreeFile => [path.slice(folder.length + 1), ...rest])
      : own
    parts[at] = [...(parts[at] ?? []), ...inside]
  }
  return parts
}

/** The folder, with its stroke, that all paths have in common; empty where they have none. */
function sharedFolder(paths: string[]) {
  let shared = paths[0]?.slice(0, paths[0].lastIndexOf('/') + 1) ?? ''
  for (const path of paths) {
    while (!path.startsWith(shared)) {
      shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1)
    }
  }
  return shared
}

const endingOf = (path: string) => extname(path).toLowerCase() || '.'

function typesOf(files: [path: string, type: string][]): Record<string, string> {
  const types: Record<string, string> = {}
  for (const [ending, own] of Map.groupBy(files, ([path]) => endingOf(path))) {
    const counts = new Map<string, number>()
    for (const [, type] of own) counts.set(type, (counts.get(type) ?? 0) + 1)
    const [usual] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]
    types[ending] = usual
    for (const [path, type] of own) if (type !== usual) types[`/${path}`] = type
  }
  return types
}

export const typeOfFile = (types: Record<string, string>, path: string) =>
  types[`/${path}`] ?? types[endingOf(path)] ?? 'application/octet-stream'
