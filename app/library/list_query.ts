import { facetNames } from '#search/types'
import type { ListQuery } from '#library/queries/list_resources'

const SORTS = ['relevance', 'newest', 'title'] as const
const MOST_VALUES = 20
const LONGEST = 200

/** Reads the address of the list. What makes no sense is left out, never refused: addresses are typed and passed on. */
export function listQuery(qs: Record<string, unknown>): ListQuery {
  const filters: ListQuery['filters'] = {}
  for (const name of facetNames) {
    const values = [qs[name] ?? []].flat().filter((one) => typeof one === 'string' && one !== '')
    if (values.length) filters[name] = (values as string[]).slice(0, MOST_VALUES).map(cut)
  }
  const page = Number(qs.page)
  const q = typeof qs.q === 'string' ? cut(qs.q.trim()) : ''
  return {
    ...(q ? { q } : {}),
    filters,
    sort: SORTS.find((sort) => sort === qs.sort),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

const cut = (text: string) => text.slice(0, LONGEST)

/** The same list with one value of a facet set or unset, from its first page. */
export function toggled(query: ListQuery, facet: keyof ListQuery['filters'], value: string) {
  const now = query.filters[facet] ?? []
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value]
  return listAddress({ ...query, filters: { ...query.filters, [facet]: next } })
}

/** The address of a list's first page. */
export function listAddress({ q, filters, sort }: Omit<ListQuery, 'page'>) {
  const qs = new URLSearchParams()
  if (q) qs.set('q', q)
  for (const [name, values] of Object.entries(filters)) {
    for (const value of values ?? []) qs.append(name, value)
  }
  if (sort) qs.set('sort', sort)
  const text = qs.toString()
  return `/library${text ? `?${text}` : ''}`
}
