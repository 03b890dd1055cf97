import db from '@adonisjs/lucid/services/db'
import { LruCache } from '#shared/lru_cache'
import { synonyms } from '#search/synonyms'
import { termsOf } from '#search/terms'
import { forgiving, nearestTo } from '#search/vocabulary'
import { createIndex, putIn, rebuildIndex } from '#search/drivers/rebuild'
import { createSwitch, isReadable, newIndexName } from '#search/drivers/index_tables'
import { lockSwitch, touch, turnSwitch, type Current } from '#search/drivers/switch'
import type { Engine } from '#search/drivers/engine'
import type {
  DocumentSource,
  Progress,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  SearchResults,
} from '#search/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** So long after it changed the index, another process may answer as before. */
const SEEN_MS = 20

/**
 * What all drivers share: the row on the connection `search` that says which index is in force, changes while
 * another is built, reading with synonyms and slips of the finger, and what was answered already. An `Engine` keeps
 * and reads the indexes.
 */
export class SwitchedIndex implements SearchIndex {
  private ready: Promise<void> | undefined
  /** A page asks for the row of the switch several times. */
  private seen: { row: Current; until: number } | undefined
  /** Answers by index, version and query: a change of the index makes them unreachable. */
  private answers = new LruCache<SearchResults>(400)

  constructor(private engine: Engine) {}

  private get client() {
    return db.connection('search')
  }

  ensure() {
    this.ready ??= this.create().catch((error) => {
      this.ready = undefined
      throw error
    })
    return this.ready
  }

  /** The first index, empty; and another one in the place of one whose layout is not of this release. */
  private async create() {
    await createSwitch(this.client)
    const current = await this.client.from('search_current').where('slot', 'main').first()
    if (current && isReadable(this.engine.layout, current.name)) return
    const name = newIndexName(this.engine.layout)
    await createIndex(this.client, this.engine, name)
    if (current) {
      await this.client
        .from('search_current')
        .where({ slot: 'main', name: current.name })
        .update({ name, version: current.version + 1, previous: null, building: null })
      return
    }
    await this.client
      .knexQuery()
      .table('search_current')
      .insert({ slot: 'main', name, version: 1 })
      .onConflict('slot')
      .ignore()
  }

  private async current(): Promise<Current> {
    await this.ensure()
    if (this.seen && performance.now() < this.seen.until) return this.seen.row
    const row = await this.client.from('search_current').where('slot', 'main').firstOrFail()
    this.seen = { row, until: performance.now() + SEEN_MS }
    return row
  }

  async version() {
    const { name, version } = await this.current()
    return `${name}.${version}`
  }

  async search(query: SearchQuery) {
    const now = await this.current()
    try {
      return await this.answer(now, query)
    } catch (error) {
      // The index was replaced twice while it was read: the one in force answers.
      this.seen = undefined
      const later = await this.current()
      if (now.name === later.name) throw error
      return this.answer(later, query)
    }
  }

  private async answer({ name, version }: Current, query: SearchQuery): Promise<SearchResults> {
    const key = `${name}.${version}.${JSON.stringify(query)}`
    const known = this.answers.get(key)
    if (known) return known
    const text = query.text ?? ''
    const typed = termsOf(text, text ? await synonyms() : undefined)
    if (text.trim() && typed.length === 0) return { ids: [], total: 0, facets: {}, nouns: {} }
    const { terms, readAs } = await forgiving(this.client, name, text, typed)
    const answer = await this.engine.read(this.client, { name, version }, query, terms)
    if (readAs && answer.total > 0) answer.readAs = readAs
    this.answers.set(key, answer)
    return answer
  }

  async nearest(text: string) {
    const { name } = await this.current()
    return nearestTo(this.client, name, text)
  }

  async replace(documents: SearchDocument[]) {
    for (let from = 0; from < documents.length; from += 50) {
      const some = documents.slice(from, from + 50)
      const ids = some.map(({ id }) => id)
      await this.change(ids, async (trx, name) => {
        await this.engine.erase(trx, name, ids)
        await putIn(trx, this.engine, name, some)
      })
    }
  }

  async remove(ids: string[]) {
    await this.change(ids, (trx, name) => this.engine.erase(trx, name, ids))
  }

  private async change(
    ids: string[],
    write: (trx: TransactionClientContract, name: string) => Promise<void>
  ) {
    await this.ensure()
    await this.client.transaction(async (trx) => {
      const { name, version, building } = await lockSwitch(trx)
      await write(trx, name)
      if (building) await touch(trx, building, ids)
      await turnSwitch(trx, { version: version + 1 })
    })
    this.seen = undefined
  }

  async rebuild(sources: DocumentSource[], progress: Progress = () => {}) {
    await this.ensure()
    const done = await rebuildIndex(this.client, this.engine, sources, progress)
    this.seen = undefined
    return done
  }
}
