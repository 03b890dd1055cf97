import { clusterPhrases, clusterTokens } from '#shared/khmer/clusters'
import { searchKey } from '#shared/khmer/normalise'

/** The tokens that must stand next to each other; with `prefix` the last may go on. */
export type Phrase = { tokens: string[]; prefix: boolean }

/** One run of a query, as clusters (finds every occurrence) and as words (ranks whole words first). */
export type Way = { clusters: Phrase; words: Phrase }

/** What one run between spaces of a query asks for: any of these, the first as it was typed. */
export type Term = Way[]

/** Groups of names by each name's tokens. */
export type SynonymTable = Map<string, string[][]>

/** Longer runs are cut: so many neighbours identify a passage, and the index keeps as many across a cut. */
export const LONGEST = 24
const MOST_TERMS = 12
/** The longest name of several words that is looked up among the synonyms. */
const MOST_WORDS = 5
/** «និង» (and) before a word is written without a space and is not part of what is sought. */
const AND = ['និ', 'ង']
const LATIN = /^[\p{Script=Latin}\p{N}]{2,}$/u

const LATIN_END = /[\p{Script=Latin}\p{N}]$/u

const segmenter = new Intl.Segmenter('km', { granularity: 'word' })

const NO_TOKEN = /[^\p{L}\p{N}\p{M}]/gu

/** The words of a text by dictionary, each as one token of the index. */
export const wordTokens = (text: string): string[] => keyWords(searchKey(text))

/** The same of a text whose search key is known already. */
export function keyWords(key: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(key)) {
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

const wayOf = (tokens: string[], prefix = false): Way => ({
  clusters: { tokens, prefix },
  words: { tokens: wordTokens(written(tokens)), prefix },
})

/** The runs of a query, cut to what is looked for. */
export const runsOf = (query: string) =>
  clusterPhrases(query)
    .map((tokens) => withoutAnd(tokens).slice(0, LONGEST))
    .slice(0, MOST_TERMS)

/** The table by which `termsOf` finds the other names of what was typed. */
export function synonymTable(groups: string[][]): SynonymTable {
  const table: SynonymTable = new Map()
  for (const group of groups) {
    const names = group.map(clusterTokens).filter((tokens) => tokens.length > 0)
    for (const name of names) {
      const known = table.get(name.join(' ')) ?? []
      table.set(name.join(' '), [...known, ...names])
    }
  }
  return table
}

/**
 * What a query asks for: every term must be in the document, the last Latin word may be unfinished. A run, or several
 * that are one name together, stands for all names of its group.
 */
export function termsOf(query: string, synonyms: SynonymTable = new Map()): Term[] {
  const runs = runsOf(query)
  const terms: Term[] = []
  for (let from = 0; from < runs.length;) {
    const { others, length } = othersAt(runs, from, synonyms)
    const tokens = runs.slice(from, from + length).flat()
    from += length
    const prefix = from === runs.length && LATIN.test(tokens.at(-1)!)
    terms.push([wayOf(tokens, prefix), ...others.map((name) => wayOf(name))])
  }
  return terms
}

function othersAt(runs: string[][], from: number, synonyms: SynonymTable) {
  for (let length = Math.min(MOST_WORDS, runs.length - from); length > 0; length--) {
    const typed = runs
      .slice(from, from + length)
      .flat()
      .join(' ')
    const group = synonyms.get(typed)
    if (group) return { others: group.filter((name) => name.join(' ') !== typed), length }
  }
  return { others: [], length: 1 }
}
