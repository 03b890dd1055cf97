import { sought } from '#search/drivers/pairs'
import { phrase } from '#search/drivers/meilisearch_tokens'
import { fields } from '#search/drivers/meilisearch_settings'
import { facetNames, type FacetName, type SearchQuery, type SearchResults } from '#search/types'
import type { Meilisearch, MultiSearchQuery } from 'meilisearch'
import type { SynonymTable, Term } from '#search/terms'
import type { Where } from '#search/drivers/text_store'

const TIERS: Where[] = ['titleWords', 'words', 'title']
const LATIN = /^[a-z0-9]+$/

/** A value in a filter. */
const quoted = (value: string) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`
const oneOf = (field: string, values: string[]) => `${field} IN [${values.map(quoted).join(', ')}]`

/** One query at one index, in one request. */
export class MeilisearchReading {
  /** Terms that are no names with synonyms; of these every document knows which it holds. */
  private words: Term[]
  private names: Term[]

  constructor(
    private server: Meilisearch,
    private name: string,
    private query: SearchQuery,
    private terms: Term[],
    synonyms: SynonymTable
  ) {
    const isName = ([{ clusters }]: Term) => synonyms.has(clusters.tokens.join(' '))
    this.words = terms.filter((term) => !isName(term))
    this.names = terms.filter(isName)
  }

  async results(): Promise<SearchResults> {
    const { filters = {}, count = [] } = this.query
    const own = count.filter((facet) => filters[facet]?.length)
    const rest = count.filter((facet) => !own.includes(facet))
    const lists = this.lists()
    const { results } = (await this.server.multiSearch({
      queries: [
        ...lists,
        this.counting({ filter: this.filter(), facets: rest }),
        this.counting({ filter: this.seen(), facets: ['noun'] }),
        ...own.map((facet) => this.counting({ filter: this.filter(facet), facets: [facet] })),
      ],
    })) as unknown as { results: Answer[] }
    const [all, nouns, ...owned] = results.slice(lists.length)
    const facets: SearchResults['facets'] = {}
    for (const facet of rest) facets[facet] = counts(all, facet)
    own.forEach((facet, at) => (facets[facet] = counts(owned[at], facet)))
    return {
      ids: this.page(results.slice(0, lists.length)),
      total: all.totalHits,
      facets,
      nouns: nouns.facetDistribution?.noun ?? {},
    }
  }

  private get window() {
    const { page = 1, perPage = 20 } = this.query
    return { from: (page - 1) * perPage, to: page * perPage }
  }

  /** The kinds of match from the best on, each as far as the page reaches; otherwise the order that is asked for. */
  private lists(): MultiSearchQuery[] {
    const { sort, locale, titlesOnly } = this.query
    const where: Where = titlesOnly ? 'title' : 'text'
    const list = (at: Where, order?: string): MultiSearchQuery => ({
      ...this.base(at),
      ...{ filter: this.filter(), page: 1, hitsPerPage: this.window.to },
      ...(order ? { sort: [order] } : {}),
    })
    if (sort === 'title') return [list(where, locale === 'en' ? 'sortEn:asc' : 'sortKm:asc')]
    if (sort === 'newest' || this.terms.length === 0) return [list(where, 'date:desc')]
    return this.words.length ? [...TIERS, where].map((at) => list(at)) : [list(where)]
  }

  /** Each document once, at its best match. */
  private page(lists: Answer[]) {
    const ids = new Set(lists.flatMap(({ hits }) => hits.map(({ id }) => id)))
    return [...ids].slice(this.window.from, this.window.to)
  }

  private counting(more: { filter: string[]; facets: string[] }): MultiSearchQuery {
    return {
      ...this.base(this.query.titlesOnly ? 'title' : 'text'),
      ...more,
      page: 1,
      hitsPerPage: 0,
    }
  }

  private base(where: Where) {
    const isWords = where === 'words' || where === 'titleWords'
    const q = this.words.map(([way]) => {
      if (isWords) return phrase(way.words.tokens)
      const { tokens } = way.clusters
      // A Latin word by itself may be mistyped, the last one unfinished; all else stands as it is.
      return tokens.length === 1 && LATIN.test(tokens[0]) ? tokens[0] : phrase(sought(way.clusters))
    })
    return {
      indexUid: this.name,
      q: q.join(' '),
      ...(q.length
        ? { matchingStrategy: 'all' as const, attributesToSearchOn: fields[where] }
        : {}),
      attributesToRetrieve: ['id'],
    }
  }

  /** What everybody may see who asks, with the names that are asked for. */
  private seen(): string[] {
    const names = this.names.map((term) =>
      oneOf(
        'names',
        term.map(({ clusters }) => clusters.tokens.join(' '))
      )
    )
    return [...(this.query.staff ? [] : ['staffOnly = false']), ...names]
  }

  private filter(except?: FacetName): string[] {
    const { nouns, filters = {} } = this.query
    const chosen = facetNames.filter((facet) => facet !== except && filters[facet]?.length)
    return [
      ...this.seen(),
      ...(nouns ? [oneOf('noun', nouns)] : []),
      ...chosen.map((facet) => oneOf(facet, filters[facet]!)),
    ]
  }
}

type Answer = {
  hits: { id: string }[]
  totalHits: number
  facetDistribution?: Record<string, Record<string, number>>
}

const counts = ({ facetDistribution }: Answer, facet: FacetName) =>
  Object.entries(facetDistribution?.[facet] ?? {})
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
