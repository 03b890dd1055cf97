import { newId } from '#shared/ids'
import { sortKey } from '#shared/khmer/sort_key'
import { searchIndex } from '#search/queries/search_index'
import type { DocumentSource, SearchDocument, SearchQuery } from '#search/types'

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
  searchIndex().rebuild([new FakeSource(documents, 100)])

/** The ids that a visitor finds, best first. */
export async function found(text: string, more: Partial<SearchQuery> = {}) {
  const { ids } = await searchIndex().search({ text, staff: false, ...more })
  return ids
}
