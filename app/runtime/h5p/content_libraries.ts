import { libraryName, type LibraryName } from '#runtime/h5p/types'

const MOST_DEPTH = 60

/** The libraries that content names anywhere within itself: h5p.json may have forgotten them. */
export function librariesIn(params: unknown): LibraryName[] {
  const found = new Map<string, LibraryName>()
  const look = (value: unknown, depth: number) => {
    if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return
    const { library } = value as { library?: unknown }
    const name = typeof library === 'string' ? libraryName(library) : undefined
    if (name) found.set(library as string, name)
    for (const one of Object.values(value)) look(one, depth + 1)
  }
  look(params, 0)
  return [...found.values()]
}
