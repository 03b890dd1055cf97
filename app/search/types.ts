/** What lists count and offer as filters. A document has any number of values of each. */
export const countedFacets = [
  'subject',
  'grade',
  'kind',
  'licence',
  'language',
  'audience',
  'accessibility',
] as const

/** What can be filtered by; of lessons there are too many to offer. */
export const facetNames = [...countedFacets, 'lesson'] as const

export type FacetName = (typeof facetNames)[number]

/** One thing that can be found. The index holds what finds and sorts it; pages read the row itself. */
export type SearchDocument = {
  /** The id of the row. */
  id: string
  /** What it is in the words of its module, such as `resource`. */
  noun: string
  /** The title in each of its languages; a match here comes before one in `text`. */
  titles: string[]
  /** Everything else that finds it: description, keywords, the body, names of its lessons. */
  texts: string[]
  facets: Partial<Record<FacetName, string[]>>
  /** Only for people who work for the ministry. */
  staffOnly: boolean
  /** When it was published, milliseconds since 1970. */
  date: number
  /** `sortKey` of the title as each language shows it. */
  sortKm: string
  sortEn: string
}

export type SearchQuery = {
  /** What was typed. Without it everything is found. */
  text?: string
  nouns?: string[]
  /** Values of one facet are alternatives; facets narrow each other. */
  filters?: Partial<Record<FacetName, string[]>>
  /** Whether the reader may see what is for staff only. */
  staff: boolean
  sort?: 'relevance' | 'newest' | 'title'
  locale?: 'km' | 'en'
  /** From 1. */
  page?: number
  perPage?: number
  /** The facets to count; each is counted as if its own filter were not set. */
  count?: readonly FacetName[]
  /** Looks for the words in titles only: what is offered while somebody types. */
  titlesOnly?: boolean
}

export type FacetCount = { value: string; count: number }

export type SearchResults = {
  ids: string[]
  total: number
  facets: Partial<Record<FacetName, FacetCount[]>>
  /** How many documents of each noun answer the words, filters and `nouns` of the query aside. */
  nouns: Record<string, number>
  /** The words that were looked for, where a mistyped Latin word was taken for the nearest that is known. */
  readAs?: string
}

/** Called with the number of documents done so far; throws to stop a rebuild. */
export type Progress = (done: number) => void | Promise<void>

/** Where documents come from: a module's rows, read again whenever they changed or the index is built anew. */
export type DocumentSource = {
  noun: string
  /** All documents, in portions. */
  all(): AsyncIterable<SearchDocument[]>
  /** Those of `ids` that shall be found now; the rest is gone. */
  some(ids: string[]): Promise<SearchDocument[]>
}

/**
 * The port. Every driver passes tests/contracts/search. An index has a name of its own; the row `search_current`
 * says which one is in force, so that a new one is built beside it and takes over in one switch.
 */
export interface SearchIndex {
  /** Makes the tables if they are missing; called by itself before anything else. */
  ensure(): Promise<void>
  search(query: SearchQuery): Promise<SearchResults>
  /** Puts documents in, instead of those with the same id. */
  replace(documents: SearchDocument[]): Promise<void>
  remove(ids: string[]): Promise<void>
  /** Builds a new index from `sources` beside the one in force, then switches; returns how many it holds. */
  rebuild(sources: DocumentSource[], progress?: Progress): Promise<number>
  /** A number that is different after every change: what was derived from the index before is stale. */
  version(): Promise<string>
  /** The words that were probably meant by a query without an answer, from those that documents hold. */
  nearest(text: string): Promise<string | undefined>
}

/** Names of one thing in several languages and spellings: each finds what any of them finds. */
export type Synonyms = () => Promise<string[][]>
