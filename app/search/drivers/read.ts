import { knownShapes, type Shape } from '#search/drivers/shapes'
import { facetNames, type FacetName, type SearchQuery, type SearchResults } from '#search/types'
import type { Term } from '#search/terms'
import type { TextStore, Where } from '#search/drivers/text_store'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

type Builder = DatabaseQueryBuilderContract<any>

/** Where more documents answer, their texts are not weighed against each other: the word says little about any. */
const MOST_WEIGHED = 400
const TIERS: Where[] = ['titleWords', 'words', 'title']

/** One query at one index: the text tables say which documents answer, their shapes what is counted. */
export class Reading {
  private shapes!: Awaited<ReturnType<typeof knownShapes>>
  /** What holds the words as TIERS say. */
  private tiers: Uint32Array[] = []

  constructor(
    private client: QueryClientContract,
    private store: TextStore,
    private at: { name: string; version: number },
    private query: SearchQuery,
    private terms: Term[]
  ) {}

  private get name() {
    return this.at.name
  }

  private get where(): Where {
    return this.query.titlesOnly ? 'title' : 'text'
  }

  private get window() {
    const { page = 1, perPage = 20 } = this.query
    return { from: (page - 1) * perPage, to: page * perPage }
  }

  async results(): Promise<SearchResults> {
    this.shapes = await knownShapes(this.client, this.name, this.at.version)
    const found = this.terms.length ? await this.answering() : undefined
    const counts = found ? this.counted(found) : await this.countedAll()
    const allowed = this.allowedShapes()
    let total = 0
    for (const [shape, count] of counts) if (allowed.has(shape)) total += count
    return {
      ids: total ? await this.page(allowed, found) : [],
      total,
      ...this.tally(counts),
    }
  }

  /** The numbers of the documents that hold the words in each of these places; one query. */
  private async numbers(places: Where[]): Promise<Uint32Array[]> {
    const parts = places.map((where) => this.store.holding(this.name, this.terms, where))
    const list = this.store.list('n')
    const lists = parts.map((part, at) =>
      part ? `(select ${list} from (${part.sql}) as f${at}) as l${at}` : `null as l${at}`
    )
    const values = parts.flatMap((part) => part?.values ?? [])
    const answer = await this.client.rawQuery(`select ${lists.join(', ')}`, values)
    const row: Record<string, string | null> = (answer.rows ?? answer)[0]
    return places.map((_, at) => numbersIn(row[`l${at}`] ?? ''))
  }

  /** What holds all the words, in the lessons that are asked for. */
  private async answering() {
    const [found, ...tiers] = await this.numbers([this.where, ...TIERS])
    this.tiers = tiers
    const lessons = this.query.filters?.lesson
    if (!lessons?.length) return found
    const rows = await this.ofLessons(lessons)
    const there = new Set(rows.map(({ doc }) => Number(doc)))
    return found.filter((n) => there.has(n))
  }

  private ofLessons(lessons: string[]) {
    return this.client
      .from(`${this.name}_values`)
      .where('facet', 'lesson')
      .whereIn('value', lessons)
      .distinct('doc')
  }

  private counted(found: Uint32Array) {
    const counts = new Map<number, number>()
    const { of, last } = this.shapes
    for (const n of found) {
      if (n > last) continue
      counts.set(of[n], (counts.get(of[n]) ?? 0) + 1)
    }
    return counts
  }

  private async countedAll() {
    const rows = await this.inLessons(this.client.from(`${this.name}_docs`))
      .groupBy('shape')
      .select('shape')
      .count('* as total')
    return new Map(rows.map(({ shape, total }) => [Number(shape), Number(total)]))
  }

  private inLessons(found: Builder): Builder {
    const lessons = this.query.filters?.lesson
    return lessons?.length ? found.whereIn('n', this.ofLessons(lessons) as any) : found
  }

  /** Whether a document of this shape may be seen and passes the filters, that of `except` aside. */
  private passes({ staffOnly, facets }: Shape, except?: FacetName) {
    if (staffOnly && !this.query.staff) return false
    return facetNames.every((facet) => {
      const wanted = this.query.filters?.[facet]
      if (!wanted?.length || facet === except || facet === 'lesson') return true
      return facets[facet]?.some((value) => wanted.includes(value)) ?? false
    })
  }

  private isAsked = ({ noun }: Shape) => this.query.nouns?.includes(noun) ?? true

  private allowedShapes() {
    const allowed = new Set<number>()
    this.shapes.shapes.forEach((shape, number) => {
      if (this.isAsked(shape) && this.passes(shape)) allowed.add(number)
    })
    return allowed
  }

  /** Each facet is counted as if its own filter were not set. */
  private tally(counts: Map<number, number>): Pick<SearchResults, 'facets' | 'nouns'> {
    const { count = [], staff } = this.query
    const nouns: Record<string, number> = {}
    const sums = new Map(count.map((facet) => [facet, new Map<string, number>()]))
    for (const [number, total] of counts) {
      const shape = this.shapes.shapes[number]
      if (staff || !shape.staffOnly) nouns[shape.noun] = (nouns[shape.noun] ?? 0) + total
      if (!this.isAsked(shape)) continue
      for (const [facet, sum] of sums) {
        if (!this.passes(shape, facet)) continue
        for (const value of shape.facets[facet] ?? []) sum.set(value, (sum.get(value) ?? 0) + total)
      }
    }
    const facets: SearchResults['facets'] = {}
    for (const [facet, sum] of sums) {
      facets[facet] = [...sum]
        .map(([value, total]) => ({ value, count: total }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    }
    return { facets, nouns }
  }

  private async page(allowed: Set<number>, found: Uint32Array | undefined): Promise<string[]> {
    const sort = this.query.sort ?? (found ? 'relevance' : 'newest')
    if (!found || sort === 'title' || sort === 'newest') return this.sorted(allowed, sort)
    const { from, to } = this.window
    const { of, last, shapes } = this.shapes
    const isAllowed = Uint8Array.from(shapes, (_, shape) => Number(allowed.has(shape)))
    const fitting = found.filter((n) => n <= last && isAllowed[of[n]] === 1)
    return this.idsOf(await this.byRelevance(fitting, from, to))
  }

  private async sorted(allowed: Set<number>, sort: SearchQuery['sort']) {
    const { from, to } = this.window
    const rows = this.inLessons(this.client.from(`${this.name}_docs`))
      .whereIn('shape', [...allowed])
      .select('id')
      .limit(to - from)
      .offset(from)
    if (this.terms.length) {
      const { sql, values } = this.store.holding(this.name, this.terms, this.where)!
      rows.whereRaw(`n in (${sql})`, values)
    }
    if (sort === 'title') {
      rows.orderBy(this.query.locale === 'en' ? 'sort_en' : 'sort_km').orderBy('n')
    } else rows.orderBy('date', 'desc').orderBy('n', 'desc')
    const some = await rows
    return some.map(({ id }) => id as string)
  }

  /** Whole words in the title, then whole words in the text, then the title, then the rest; the latest first. */
  private async byRelevance(found: Uint32Array, from: number, to: number) {
    const tierOf = new Uint8Array(this.shapes.last + 1).fill(TIERS.length)
    for (let tier = TIERS.length - 1; tier >= 0; tier--) {
      for (const n of this.tiers[tier]) tierOf[n] = tier
    }
    const weights = found.length <= MOST_WEIGHED ? await this.weights() : undefined
    const weight = (n: number) => weights?.get(n) ?? 0
    const best: number[] = []
    // The lists grow with the index, a page does not: what comes after it is not put in order.
    for (let tier = 0; tier <= TIERS.length && best.length < to; tier++) {
      const some = found.filter((n) => tierOf[n] === tier).sort()
      if (weights) best.push(...[...some].sort((a, b) => weight(a) - weight(b) || b - a))
      else for (let at = some.length - 1; at >= 0 && best.length < to; at--) best.push(some[at])
    }
    return best.slice(from, to)
  }

  private async weights() {
    const { sql, values } = this.store.weight(this.name, this.terms)
    const answer = await this.client.rawQuery(sql, values)
    const rows: { doc: number; weight: number }[] = answer.rows ?? answer
    return new Map(rows.map(({ doc, weight }) => [Number(doc), weight]))
  }

  private async idsOf(numbers: number[]) {
    const rows = await this.client.from(`${this.name}_docs`).whereIn('n', numbers).select('n', 'id')
    const ids = new Map(rows.map(({ n, id }) => [Number(n), id as string]))
    return numbers.flatMap((n) => ids.get(n) ?? [])
  }
}

/** The numbers of a list with commas between them: there may be as many as documents. */
function numbersIn(list: string) {
  if (!list) return new Uint32Array(0)
  let count = 1
  for (let at = 0; at < list.length; at++) if (list.charCodeAt(at) === COMMA) count++
  const numbers = new Uint32Array(count)
  let now = 0
  for (let at = 0; at < list.length; at++) {
    const code = list.charCodeAt(at)
    if (code === COMMA) now++
    else numbers[now] = numbers[now] * 10 + code - ZERO
  }
  return numbers
}

const [COMMA, ZERO] = [44, 48]
