import db from '@adonisjs/lucid/services/db'
import H5PLibrary from '#runtime/models/h5p_library'
import { nameOf, type LibraryMeta, type LibraryName } from '#runtime/h5p/types'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A library that may run: the approved build of the newest patch. */
export type UsedLibrary = LibraryName & {
  id: string
  hash: string
  patch: number
  meta: LibraryMeta
}

export type LibraryIndex = Map<string, UsedLibrary>

/** Which build runs for each name and version: of several approved ones the newest patch, then the newest decision. */
export async function approvedLibraries(
  client: QueryClientContract = db.connection()
): Promise<LibraryIndex> {
  const rows = await H5PLibrary.query({ client })
    .where('state', 'approved')
    .orderBy('patch')
    .orderBy('decidedAt')
    .orderBy('id')
    .select('id', 'machineName', 'major', 'minor', 'patch', 'hash', 'meta')
  const index: LibraryIndex = new Map()
  for (const row of rows) {
    const { id, machineName, major, minor, patch, hash } = row
    index.set(nameOf(row), { id, machineName, major, minor, patch, hash, meta: row.read() })
  }
  return index
}

type Known = LibraryName & { meta: LibraryMeta }

export type Closure<Library extends Known> = {
  /** In the order in which their files are loaded: what a library needs comes before it. */
  order: Library[]
  /** Names that no library answers to, with the one that asks. */
  missing: { name: LibraryName; by?: LibraryName }[]
}

/** Everything that `roots` need to play, through all libraries. `find` says which build answers to a name. */
export function closureOf<Library extends Known>(
  roots: LibraryName[],
  find: (name: LibraryName) => Library | undefined
): Closure<Library> {
  const seen = new Set<string>()
  const order: Library[] = []
  const missing: Closure<Library>['missing'] = []
  const visit = (name: LibraryName, by?: LibraryName) => {
    const key = nameOf(name)
    if (seen.has(key)) return
    seen.add(key)
    const library = find(name)
    if (!library) {
      missing.push({ name, by })
      return
    }
    // Two libraries that need each other are loaded in the order in which they were met.
    for (const one of library.meta.preloaded) visit(one, library)
    order.push(library)
  }
  for (const root of roots) visit(root)
  return { order, missing }
}

export const resolve = (roots: LibraryName[], index: LibraryIndex) =>
  closureOf(roots, (name) => index.get(nameOf(name)))
