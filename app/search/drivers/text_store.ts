import type { Term } from '#search/terms'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A piece of SQL with its values. */
export type Sql = { sql: string; values: (string | number)[] }

/** A document as the text tables hold it: its row number and its tokens, titles in `text` and `words` too. */
export type StoredText = {
  n: number
  title: string[]
  text: string[]
  titleWords: string[]
  words: string[]
}

/** Where terms are looked for. `words` are whole words by dictionary, the others every occurrence. */
export type Where = 'titleWords' | 'title' | 'words' | 'text'

/** What differs between the databases: how text is kept, matched and weighed. `n` is `<index>_docs.n`. */
export interface TextStore {
  create(client: QueryClientContract, index: string): Promise<void>
  drop(client: QueryClientContract, index: string): Promise<void>
  write(trx: TransactionClientContract, index: string, rows: StoredText[]): Promise<void>
  erase(trx: TransactionClientContract, index: string, numbers: number[]): Promise<void>
  /** A query of the numbers `n` of the documents that hold every term there; undefined where none can. */
  holding(index: string, terms: Term[], where: Where): Sql | undefined
  /** A query of `doc` and `weight`, the smaller the better; a document that it leaves out weighs nothing. */
  weight(index: string, terms: Term[]): Sql
  /** The expression that puts the values of a column into one text, with commas between. */
  list(column: string): string
}
