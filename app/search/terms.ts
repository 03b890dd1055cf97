import { clusterPhrases } from '#shared/khmer/clusters'
import { searchKey } from '#shared/khmer/normalise'

/** The tokens that must stand next to each other; with `prefix` the last may go on. */
export type Phrase = { tokens: string[]; prefix: boolean }

/** One run between spaces of a query, as clusters (finds every occurrence) and as words (ranks whole words first). */
export type Term = { clusters: Phrase; words: Phrase }

/** Longer runs are cut: so many neighbours identify a passage, and the index keeps as many across a cut. */
export const LONGEST = 24
const MOST_TERMS = 12
/** «និង» (and) before a word is written without a space and is not part of what is sought. */
const AND = ['និ', 'ង']
const LATIN = /^[\p{Script=Latin}\p{N}]{2,}$/u

const LATIN_END = /[\p{Script=Latin}\p{N}]$/u

const segmenter = new Intl.Segmenter('km', { granularity: 'word' })

const NO_TOKEN = /[^\p{L}\p{N}\p{M}]/gu

/** The words of a text by dictionary, each as one token of the index. */
export function wordTokens(text: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(searchKey(text))) {
    const token = isWordLike ? segment.replaceAll(NO_TOKEN, '') : ''
    if (token) words.push(token)
  }
  return words
}

function withoutAnd(tokens: string[]) {
  const isAnd = tokens.length > AND.length && AND.every((token, index) => tokens[index] === token)
  return isAnd ? tokens.slice(AND.length) : tokens
}

/** Tokens put together again: Khmer without spaces, Latin words with. */
const written = (tokens: string[]) =>
  tokens.reduce(
    (text, token) => text + (LATIN_END.test(text) && LATIN.test(token) ? ' ' : '') + token,
    ''
  )

/** What a query asks for: every term must be in the document, the last Latin word may be unfinished. */
export function termsOf(query: string): Term[] {
  const phrases = clusterPhrases(query)
    .map((tokens) => withoutAnd(tokens).slice(0, LONGEST))
    .slice(0, MOST_TERMS)
  return phrases.map((tokens, index) => {
    const prefix = index === phrases.length - 1 && LATIN.test(tokens.at(-1)!)
    const words = wordTokens(written(tokens))
    return { clusters: { tokens, prefix }, words: { tokens: words, prefix } }
  })
}
