import { clusterTokens } from '#shared/khmer/clusters'
import { wordTokens } from '#search/terms'
import type { SearchDocument } from '#search/types'

/** The tokens of each field of a document. */
export type FieldTokens = Record<'titles' | 'texts', { clusters: string[][]; words: string[][] }>

const known = new WeakMap<SearchDocument, FieldTokens>()

/** Tokens are made once for each document: the text tables and the vocabulary both need them. */
export function fieldTokens(document: SearchDocument): FieldTokens {
  const before = known.get(document)
  if (before) return before
  const of = (fields: string[]) => ({
    clusters: fields.map(clusterTokens),
    words: fields.map(wordTokens),
  })
  const tokens = { titles: of(document.titles), texts: of(document.texts) }
  known.set(document, tokens)
  return tokens
}
