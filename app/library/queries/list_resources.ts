import { isStaff } from '#identity/queries/is_staff'
import { marked } from '#library/marked'
import { LruCache } from '#shared/lru_cache'
import { searchIndex } from '#search/queries/search_index'
import { highlighter } from '#search/queries/highlight'
import { libraryFacets, type FacetGroup } from '#library/queries/library_facets'
import { resourceItems, type ResourceItem } from '#library/queries/resource_items'
import { excerptsFor, type Excerpt } from '#library/queries/excerpts'
import { whenNothing, type WhenNothing } from '#library/queries/when_nothing'
import { lessonTitles } from '#curriculum/queries/lesson_titles'
import { countedFacets, type FacetName, type SearchQuery } from '#search/types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type ListQuery = {
  q?: string
  filters: Partial<Record<FacetName, string[]>>
  sort?: SearchQuery['sort']
  page: number
}

/** A row of the list: an item marked where the query stands; with `excerpt` where it stands only in the text. */
export type ListedResource = ResourceItem & {
  titleHtml: unknown
  descriptionHtml: unknown
  excerpt?: Excerpt
}

export type ListedResources = {
  items: ListedResource[]
  groups: FacetGroup[]
  /** The lessons the list is narrowed to. */
  lessons: { code: string; title: string }[]
  /** How many pages of the handbook answer the same words. */
  inHandbook: number
  /** The words as they were read, where one was mistyped. */
  readAs?: string
  /** Where nothing was found. */
  nothing: WhenNothing
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
  const { ids, total, facets, nouns, readAs } = await searchIndex().search({
    text: query.q,
    filters: query.filters,
    sort: query.sort,
    page: query.page,
    perPage: PER_PAGE,
    nouns: ['resource'],
    count: countedFacets,
    locale,
    staff,
  })
  // The index may be a moment behind the rows, as at a mirror after an edition.
  const found = await resourceItems(ids, locale)
  const items = found.filter(({ state }) => state === 'published')
  const titles = await lessonTitles(query.filters.lesson ?? [], locale)
  return {
    items: await markedItems(items, readAs ?? query.q ?? '', locale),
    lessons: [...titles].map(([code, title]) => ({ code, title })),
    readAs,
    nothing: total ? { lessons: [] } : await whenNothing(query, nouns.resource ?? 0, staff, locale),
    inHandbook: query.q ? (nouns.handbook ?? 0) : 0,
    groups: await libraryFacets(facets, query.filters, locale),
    pager: {
      page: query.page,
      perPage: PER_PAGE,
      total,
      lastPage: Math.max(1, Math.ceil(total / PER_PAGE)),
    },
  }
}

/** Marks what was found; an item whose title and description do not show it gets an excerpt of its text. */
export async function markedItems(
  items: ResourceItem[],
  q: string,
  locale: Locale
): Promise<ListedResource[]> {
  const words = await highlighter(q)
  const { mark } = words
  const rows = items.map((item) => ({
    item,
    title: mark(item.title),
    description: mark(item.description),
  }))
  const unseen = rows.filter(
    ({ title, description }) => q && ![...title, ...description].some(({ hit }) => hit)
  )
  const codes = unseen.map(({ item }) => item.code)
  const excerpts = await excerptsFor(codes, words, locale)
  return rows.map(({ item, title, description }) => ({
    ...item,
    titleHtml: marked(title),
    descriptionHtml: marked(description),
    excerpt: excerpts.get(item.code),
  }))
}
