/** What people look for: words by how they are asked for. */
export type SoughtWords = { khmer: string[]; english: string[] }

const FILTERS = ['grade=10', 'grade=12', 'subject=PHY', 'subject=MAT', 'language=km', 'kind=page']

const address = (q: string, more = '') =>
  `/library?${new URLSearchParams({ q })}${more && `&${more}`}`

/**
 * Addresses of the list, all different: Khmer words, two of them, English words, with and without a filter, a second
 * page now and then. There are more than the server remembers, so that each is answered from the index.
 */
export function searchPaths({ khmer, english }: SoughtWords): string[] {
  const paths = khmer.flatMap((word, at) => [
    address(word),
    address(word, FILTERS[at % FILTERS.length]),
    address(`${word} ${khmer[(at * 7 + 3) % khmer.length]}`),
    ...(at % 4 === 0 ? [address(word, 'page=2')] : []),
  ])
  const latin = english.flatMap((word, at) => [
    address(word),
    address(word, FILTERS[at % FILTERS.length]),
  ])
  const all = [...paths, ...latin]
  // In an order in which the kinds are mixed, always the same.
  return all.map((_, at) => all[(at * 7919) % all.length])
}

/**
 * `count` searches as people make them: the n-th of the addresses is asked for 1/n as often as the first (Zipf's law),
 * always in the same order.
 */
export function asPeopleSearch(paths: string[], count: number): string[] {
  const ends: number[] = []
  let sum = 0
  for (const at of paths.keys()) ends.push((sum += 1 / (at + 1)))
  let seed = 1
  return Array.from({ length: count }, () => {
    seed = (seed * 48271) % 2147483647
    const wanted = (seed / 2147483647) * sum
    return paths[ends.findIndex((end) => end >= wanted)]
  })
}
