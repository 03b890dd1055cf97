import { newId } from '#shared/ids'
import { sortKey } from '#shared/khmer/sort_key'
import env from '#start/env'
import { test } from '@japa/runner'
import { ownIndex } from '#search/queries/search_index'
import { meilisearchIndex } from '#search/drivers/meilisearch'
import type { Group } from '@japa/runner/core'
import type { DocumentSource, SearchDocument, SearchIndex, SearchQuery } from '#search/types'

let current: SearchIndex | undefined

/** The index that the contract is tried with. */
export const index = () => current!

/**
 * What every driver keeps to: tried with that of the database of this run (SQLite, PostgreSQL with `--pg`) and with
 * Meilisearch where MEILISEARCH_HOST says where it is.
 */
export function contract(title: string, define: (group: Group) => void) {
  test.group(`Search index | ${title}`, (group) => {
    group.setup(() => void (current = ownIndex()))
    define(group)
  })
  test.group(`Search index of Meilisearch | ${title}`, (group) => {
    group.tap((one) => one.skip(!env.get('MEILISEARCH_HOST'), 'MEILISEARCH_HOST is not set'))
    group.setup(() => void (env.get('MEILISEARCH_HOST') && (current = meilisearchIndex())))
    define(group)
  })
}

/** A document with a title, and what a test says of it. */
export function document(title: string, more: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id: newId(),
    noun: 'resource',
    titles: [title],
    texts: [],
    facets: {},
    staffOnly: false,
    date: Date.UTC(2026, 0, 1),
    sortKm: sortKey(title),
    sortEn: sortKey(title),
    ...more,
  }
}

/** A source that holds what a test puts into it. */
export class FakeSource implements DocumentSource {
  noun = 'resource'
  /** Runs before each portion is given out. */
  between: () => Promise<void> = async () => {}

  constructor(
    public documents: SearchDocument[] = [],
    private portion = 2
  ) {}

  async *all() {
    for (let from = 0; from < this.documents.length; from += this.portion) {
      const some = this.documents.slice(from, from + this.portion)
      await this.between()
      yield some
    }
  }

  async some(ids: string[]) {
    return this.documents.filter(({ id }) => ids.includes(id))
  }
}

/** Starts a test with an index that holds `documents` only. */
export const indexOf = (...documents: SearchDocument[]) =>
  index().rebuild([new FakeSource(documents, 100)])

/** The ids that a visitor finds, best first. */
export async function found(text: string, more: Partial<SearchQuery> = {}) {
  const { ids } = await index().search({ text, staff: false, ...more })
  return ids
}
