import env from '#start/env'
import { Meilisearch } from 'meilisearch'
import { synonyms } from '#search/synonyms'
import { fieldTokens } from '#search/tokens'
import { settings } from '#search/drivers/meilisearch_settings'
import { MeilisearchReading } from '#search/drivers/meilisearch_read'
import { SwitchedIndex } from '#search/drivers/switched_index'
import { clusterParts, wordParts } from '#search/drivers/meilisearch_tokens'
import type { Engine } from '#search/drivers/engine'
import type { SynonymTable, Term } from '#search/terms'
import type { SearchDocument, SearchQuery } from '#search/types'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

const PATIENCE = { timeout: 120_000, interval: 20 }
const LATIN = /^[a-z0-9]{2,}$/
/** More bytes of a key are not sorted by. */
const MOST_SORTED = 200

/**
 * Indexes in a Meilisearch server (1.12 or later). The switch between them stays in the database, so that all
 * drivers turn it alike; an index is whole before it is in force and is never swapped under its readers.
 */
export class MeilisearchEngine implements Engine {
  readonly layout = 'search_m1'

  constructor(private server: Meilisearch) {}

  async create(_: QueryClientContract, name: string) {
    await this.done(this.server.createIndex(name, { primaryKey: 'id' }))
    await this.done(this.server.index(name).updateSettings(settings))
  }

  async drop(_: QueryClientContract, name: string) {
    if (name.startsWith('search_m')) await this.server.deleteIndexIfExists(name)
  }

  async names() {
    const { results } = await this.server.getRawIndexes({ limit: 1000 })
    return results.map(({ uid }) => uid).filter((uid) => uid.startsWith('search_m'))
  }

  async insert(_: TransactionClientContract, name: string, documents: SearchDocument[]) {
    if (documents.length === 0) return
    const table = await synonyms()
    await this.done(
      this.server.index(name).addDocuments(documents.map((one) => asStored(one, table)))
    )
  }

  async erase(_: TransactionClientContract, name: string, ids: string[]) {
    if (ids.length) await this.done(this.server.index(name).deleteDocuments(ids))
  }

  async read(
    _: QueryClientContract,
    { name }: { name: string; version: number },
    query: SearchQuery,
    terms: Term[]
  ) {
    return new MeilisearchReading(this.server, name, query, terms, await synonyms()).results()
  }

  /** Changes are queued by the server: done is what it has finished. */
  private async done(task: ReturnType<Meilisearch['createIndex']>) {
    const { status, error } = await task.waitTask(PATIENCE)
    if (status !== 'succeeded') throw new Error(`Meilisearch: ${error?.message ?? status}`)
  }
}

/** A document as Meilisearch keeps it; see `settings`. */
export function asStored(document: SearchDocument, table: SynonymTable) {
  const { titles, texts } = fieldTokens(document)
  const clusters = [...titles.clusters, ...texts.clusters]
  const numbered = (name: string, parts: string[]) =>
    Object.fromEntries(parts.map((part, at) => [`${name}${at + 1}`, part]))
  const latin = (fields: string[][]) =>
    [...new Set(fields.flat().filter((one) => LATIN.test(one)))].join(' ')
  return {
    ...{ id: document.id, noun: document.noun, staffOnly: document.staffOnly },
    ...document.facets,
    date: document.date,
    sortKm: sortable(document.sortKm),
    sortEn: sortable(document.sortEn),
    titleWords: wordParts(titles.words)[0],
    title: clusterParts(titles.clusters)[0],
    latinTitle: latin(titles.clusters),
    latin: latin(clusters),
    ...numbered('words', wordParts([...titles.words, ...texts.words])),
    ...numbered('text', clusterParts(clusters)),
    names: namesIn(clusters, table),
  }
}

/** Strings are sorted without regard to case and marks; digits stay as they are. */
const sortable = (key: string) => Buffer.from(key).subarray(0, MOST_SORTED).toString('hex')

/** The names with synonyms that the fields hold. */
function namesIn(fields: string[][], table: SynonymTable) {
  const texts = fields.map((tokens) => ` ${tokens.join(' ')} `)
  return [...table.keys()].filter((name) => texts.some((text) => text.includes(` ${name} `)))
}

/** The index of the server at MEILISEARCH_HOST. */
export const meilisearchIndex = () =>
  new SwitchedIndex(
    new MeilisearchEngine(
      new Meilisearch({
        host: env.get('MEILISEARCH_HOST')!,
        apiKey: env.get('MEILISEARCH_KEY')?.release(),
        timeout: 10_000,
      })
    )
  )
