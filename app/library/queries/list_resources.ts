import { isStaff } from '#identity/queries/is_staff'
import { marked } from '#library/marked'
import { LruCache } from '#shared/lru_cache'
import { searchIndex } from '#search/queries/search_index'
import { highlighter } from '#search/queries/highlight'
import { libraryFacets, type FacetGroup } from '#library/queries/library_facets'
import { resourceItems, type ResourceItem } from '#library/queries/resource_items'
import { facetNames, type FacetName, type SearchQuery } from '#search/types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type ListQuery = {
  q?: string
  filters: Partial<Record<FacetName, string[]>>
  sort?: SearchQuery['sort']
  page: number
}

/** A row of the list: an item whose title and description are marked where the query stands. */
export type ListedResource = ResourceItem & { titleHtml: unknown; descriptionHtml: unknown }

export type ListedResources = {
  items: ListedResource[]
  groups: FacetGroup[]
  pager: { page: number; perPage: number; total: number; lastPage: number }
}

const PER_PAGE = 12

const pages = new LruCache<ListedResources>(200)

/**
 * One page of the open library for this reader. What was answered since the last change of the index is
 * remembered: such a page costs one query.
 */
export async function listResources(
  query: ListQuery,
  actor: Actor | null,
  locale: Locale
): Promise<ListedResources> {
  const staff = isStaff(actor)
  const key = JSON.stringify([await searchIndex().version(), locale, staff, query])
  const known = pages.get(key)
  if (known) return known
  const listed = await readPage(query, staff, locale)
  pages.set(key, listed)
  return listed
}

async function readPage(query: ListQuery, staff: boolean, locale: Locale) {
  const { ids, total, facets } = await searchIndex().search({
    text: query.q,
    filters: query.filters,
    sort: query.sort,
    page: query.page,
    perPage: PER_PAGE,
    nouns: ['resource'],
    count: facetNames,
    locale,
    staff,
  })
  const mark = highlighter(query.q ?? '')
  const items = await resourceItems(ids, locale)
  return {
    items: items.map((item) => ({
      ...item,
      titleHtml: marked(mark(item.title)),
      descriptionHtml: marked(mark(item.description)),
    })),
    groups: await libraryFacets(facets, query.filters, locale),
    pager: {
      page: query.page,
      perPage: PER_PAGE,
      total,
      lastPage: Math.max(1, Math.ceil(total / PER_PAGE)),
    },
  }
}
