import { BASE, COENG, MARK, SYLLABLE } from '#shared/khmer/alphabet'
import { searchKey } from '#shared/khmer/normalise'

/** A syllable, marks without a base, a run of other letters and digits, or one other character. */
const PIECE = new RegExp(
  `${SYLLABLE}|(?:${COENG}[${BASE}]?|[${MARK}])+|(?:(?![\\u1780-\\u17DD])[\\p{L}\\p{N}\\p{M}])+|.`,
  'gsu'
)
const TOKEN = /[\p{L}\p{N}\p{M}]/u

/**
 * Cuts a text into orthographic clusters: each Khmer syllable on its own («ស្ត្រី» is one), a run
 * of Latin letters and digits as one word, any other character alone. Nothing is lost: the pieces
 * joined are the text.
 */
export function clusters(text: string): string[] {
  return text.match(PIECE) ?? []
}

/** The search tokens of a text: the clusters of its search key, without spaces and punctuation. */
export function clusterTokens(text: string): string[] {
  return keyTokens(searchKey(text))
}

/** The same of a text whose search key is known already. */
export function keyTokens(key: string): string[] {
  return clusters(key).filter((piece) => TOKEN.test(piece))
}

/**
 * What the full-text index stores: the tokens joined by spaces. Khmer is written without spaces
 * and dictionary segmentation loses words inside compounds, whereas a cluster begins and ends the
 * same way wherever it stands, so a phrase of clusters finds every occurrence of a word.
 *
 * For SQLite FTS5 use `unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'` (the default
 * categories treat Khmer vowel signs as separators); for PostgreSQL `to_tsvector('simple', …)`.
 */
export function clusterText(text: string): string {
  return clusterTokens(text).join(' ')
}

/**
 * The phrases of a query, one for each run between spaces; each is the list of tokens that must
 * stand next to each other. Runs of mere punctuation give no phrase. A token holds letters, marks
 * and digits only, so it can be put between double quotes in FTS5 or handed to
 * `phraseto_tsquery('simple', …)` without escaping.
 */
export function clusterPhrases(query: string): string[][] {
  return searchKey(query)
    .split(' ')
    .map(clusterTokens)
    .filter((phrase) => phrase.length > 0)
}
