import type { Term } from '#search/terms'
import type { SearchDocument, SearchQuery, SearchResults } from '#search/types'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * What keeps and reads indexes. The switch between them, the words that are known and what is remembered are the
 * same for all (`SwitchedIndex`). Everything may be called again after a failure.
 */
export interface Engine {
  /** Begins the names of its indexes and changes with their layout: one of another is not read, but built anew. */
  readonly layout: string
  create(client: QueryClientContract, name: string): Promise<void>
  drop(client: QueryClientContract, name: string): Promise<void>
  /** Names of the indexes there are, whole or not. */
  names(client: QueryClientContract): Promise<string[]>
  /** Puts documents into an index that does not hold them. */
  insert(trx: TransactionClientContract, name: string, documents: SearchDocument[]): Promise<void>
  /** Takes documents out of an index; those it does not hold are passed over. */
  erase(trx: TransactionClientContract, name: string, ids: string[]): Promise<void>
  /** Answers what `terms` ask for; without terms everything is found. */
  read(
    client: QueryClientContract,
    at: { name: string; version: number },
    query: SearchQuery,
    terms: Term[]
  ): Promise<SearchResults>
}
