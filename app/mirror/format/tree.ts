import { checkPath, byBytes, checkOrder } from '#mirror/format/file_path'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { readObject, VERSION } from '#mirror/format/schemas'
import { nameOf } from '#mirror/format/object_name'

export type TreeFile = readonly [path: string, blob: string, size: number]

type Component = { files: TreeFile[] }
type Tree = { id: string; components: [at: string, component: string, bytes: number][] }

/** An object that is ready to be put away: its name and its bytes. */
export type MadeObject = { name: string; bytes: Buffer }

const made = (bytes: Buffer): MadeObject => ({ name: nameOf(bytes), bytes })

const sum = (files: readonly TreeFile[]) => files.reduce((all, [, , size]) => all + size, 0)

/**
 * A component: files that belong together and are shared as a whole, such as an H5P library or the runtime of SCORM
 * packages (docs/protocols/mirror.md section 3). No times, owners or modes: the same files have the same name.
 */
export function makeComponent(files: TreeFile[]): MadeObject {
  const sorted = [...files].sort(([a], [b]) => byBytes(a, b))
  sorted.forEach(([path]) => checkPath(path))
  checkOrder(sorted.map(([path]) => path))
  const list = sorted.map((file) => [...file])
  return made(canonicalBytes({ format: 'tonle-component', version: VERSION, files: list }))
}

/** @throws FormatError */
export function readComponent(bytes: Uint8Array): TreeFile[] {
  const { files } = readObject<Component>('component', bytes)
  files.forEach(([path]) => checkPath(path))
  checkOrder(files.map(([path]) => path))
  return files
}

/** What a package or another thing of many files is made of: components by the folder in which they stand. */
export function makeTree(id: string, parts: Record<string, TreeFile[]>) {
  const objects: MadeObject[] = []
  const components = Object.keys(parts)
    .sort(byBytes)
    .map((at) => {
      if (at !== '') checkPath(at)
      const component = makeComponent(parts[at])
      objects.push(component)
      return [at, component.name, sum(parts[at])]
    })
  const tree = made(canonicalBytes({ format: 'tonle-tree', version: VERSION, id, components }))
  return { tree, components: objects }
}

/** @throws FormatError */
export function readTree(bytes: Uint8Array): Tree {
  const tree = readObject<Tree>('tree', bytes)
  tree.components.forEach(([at]) => at === '' || checkPath(at))
  checkOrder(tree.components.map(([at]) => at))
  return tree
}

/** The files of a tree with their paths from its root. @throws FormatError where two components give the same path */
export function filesOfTree(parts: { at: string; files: TreeFile[] }[]): TreeFile[] {
  const files = parts.flatMap(({ at, files: own }) =>
    own.map(([path, blob, size]) => [at ? `${at}/${path}` : path, blob, size] as const)
  )
  files.sort(([a], [b]) => byBytes(a, b))
  files.forEach(([path]) => checkPath(path))
  checkOrder(files.map(([path]) => path))
  return files
}
