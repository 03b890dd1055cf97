import { LruCache } from '#shared/lru_cache'
import { termsOf, type Term } from '#search/terms'
import { facetNames, type FacetName, type SearchQuery, type SearchResults } from '#search/types'
import type { TextStore } from '#search/drivers/text_store'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

type Builder = DatabaseQueryBuilderContract<any>

/** Answers by index, version and query: a change of the index makes them unreachable. */
const answers = new LruCache<SearchResults>(400)

/** Answers a query from the index `name`; from memory when it was asked since the last change. */
export async function searchIn(
  client: QueryClientContract,
  store: TextStore,
  { name, version }: { name: string; version: number },
  query: SearchQuery
): Promise<SearchResults> {
  const key = `${name}.${version}.${JSON.stringify(query)}`
  const known = answers.get(key)
  if (known) return known
  const answer = await new Reading(client, store, name, query).results()
  answers.set(key, answer)
  return answer
}

/** One query at one index. */
class Reading {
  private terms: Term[]

  constructor(
    private client: QueryClientContract,
    private store: TextStore,
    private name: string,
    private query: SearchQuery
  ) {
    this.terms = termsOf(query.text ?? '')
  }

  async results(): Promise<SearchResults> {
    if (this.query.text?.trim() && this.terms.length === 0) return { ids: [], total: 0, facets: {} }
    const [{ total }] = await this.found().count('* as total')
    const { page = 1, perPage = 20 } = this.query
    const rows = await this.ordered(this.found().select('id'))
      .limit(perPage)
      .offset((page - 1) * perPage)
    return { ids: rows.map((row) => row.id), total: Number(total), facets: await this.facets() }
  }

  /** The documents that answer the query, the filter of facet `except` aside. */
  private found(except?: FacetName): Builder {
    const { staff, nouns, filters = {} } = this.query
    const found = this.client.from(`${this.name}_docs`)
    if (!staff) found.where('staff_only', 0)
    if (nouns) found.whereIn('noun', nouns)
    for (const facet of facetNames) {
      const values = filters[facet]
      if (!values?.length || facet === except) continue
      found.whereIn('n', (sub) =>
        sub.from(`${this.name}_values`).where('facet', facet).whereIn('value', values).select('doc')
      )
    }
    if (this.terms.length) {
      const { sql, values } = this.store.holds(this.name, this.terms)
      found.whereRaw(sql, values)
    }
    return found
  }

  private ordered(found: Builder): Builder {
    const { locale = 'km' } = this.query
    const sort = this.query.sort ?? (this.terms.length ? 'relevance' : 'newest')
    if (sort === 'title') return found.orderBy(locale === 'km' ? 'sort_km' : 'sort_en').orderBy('n')
    if (sort === 'relevance' && this.terms.length) {
      const tiers = this.store.tiers(this.name, this.terms)
      const cases = tiers.map(({ sql }, index) => `when ${sql} then ${index}`).join(' ')
      found.orderByRaw(
        `case ${cases} else ${tiers.length} end`,
        tiers.flatMap(({ values }) => values)
      )
      const weight = this.store.weight(this.name, this.terms)
      // Materialised, or SQLite asks the full-text table once for every document.
      found.joinRaw(
        `left join (with m as materialized (${weight.sql}) select doc, weight from m) as weights
          on weights.doc = n`,
        weight.values
      )
      found.orderByRaw('coalesce(weights.weight, 0)')
    }
    return found.orderBy('date', 'desc').orderBy('n', 'desc')
  }

  /** All facets without a filter of their own are counted in one query, each of the others in one. */
  private async facets() {
    const { count = [], filters = {} } = this.query
    const own = count.filter((facet) => filters[facet]?.length)
    const rest = count.filter((facet) => !own.includes(facet))
    const facets: SearchResults['facets'] = {}
    for (const facet of count) facets[facet] = []
    const rows = rest.length ? await this.counts(rest) : []
    for (const facet of own) rows.push(...(await this.counts([facet], facet)))
    for (const { facet, value, total } of rows) {
      facets[facet as FacetName]!.push({ value, count: Number(total) })
    }
    return facets
  }

  private counts(facets: FacetName[], except?: FacetName): Promise<any[]> {
    return this.client
      .from(`${this.name}_values`)
      .whereIn('facet', facets)
      .whereIn('doc', this.found(except).select('n') as any)
      .groupBy('facet', 'value')
      .orderBy('total', 'desc')
      .orderBy('value')
      .select('facet', 'value')
      .count('* as total') as unknown as Promise<any[]>
  }
}
