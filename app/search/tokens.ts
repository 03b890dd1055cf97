import { searchKey } from '#shared/khmer/normalise'
import { keyTokens } from '#shared/khmer/clusters'
import { keyWords } from '#search/terms'
import type { SearchDocument } from '#search/types'

/** The tokens of each field of a document. */
export type FieldTokens = Record<'titles' | 'texts', { clusters: string[][]; words: string[][] }>

const known = new WeakMap<SearchDocument, FieldTokens>()

/** Tokens are made once for each document: the text tables and the vocabulary both need them. */
export function fieldTokens(document: SearchDocument): FieldTokens {
  const before = known.get(document)
  if (before) return before
  const of = (fields: string[]) => {
    const keys = fields.map(searchKey)
    return { clusters: keys.map(keyTokens), words: keys.map(keyWords) }
  }
  const tokens = { titles: of(document.titles), texts: of(document.texts) }
  known.set(document, tokens)
  return tokens
}
