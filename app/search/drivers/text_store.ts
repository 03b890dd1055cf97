import type { Term } from '#search/terms'
import type { SearchDocument } from '#search/types'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A piece of SQL with its values. */
export type Sql = { sql: string; values: (string | number)[] }

/** A document as the text tables hold it: its row number and its tokens. */
export type StoredText = {
  n: number
  title: string[]
  text: string[]
  titleWords: string[]
  words: string[]
}

/** What differs between the databases: how text is kept, matched and weighed. `n` is `<index>_docs.n`. */
export interface TextStore {
  create(client: QueryClientContract, index: string): Promise<void>
  drop(client: QueryClientContract, index: string): Promise<void>
  write(trx: TransactionClientContract, index: string, rows: StoredText[]): Promise<void>
  erase(trx: TransactionClientContract, index: string, numbers: number[]): Promise<void>
  /** A condition on `n`: the document holds every term. */
  holds(index: string, terms: Term[]): Sql
  /** Conditions on `n` from the best kind of match to the next: whole words in the title, title, whole words. */
  tiers(index: string, terms: Term[]): Sql[]
  /** A query of `doc` and `weight`, the smaller the better; a document that it leaves out weighs nothing. */
  weight(index: string, terms: Term[]): Sql
}

export type IndexedDocument = SearchDocument & { n: number }
