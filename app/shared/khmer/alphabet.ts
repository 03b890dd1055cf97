/**
 * Classes of the Khmer block (U+1780–U+17FF) as bodies of regular-expression character classes,
 * to be put between brackets. Source: Unicode Standard 16.4 and UTN 61 (Khmer Encoding Structure).
 */

/** Consonants and independent vowels: what a syllable starts with. U+17A3/17A4 are deprecated. */
export const BASE = '\\u1780-\\u17A2\\u17A5-\\u17B3'

/** COENG: the following base is written below, as a subscript. */
export const COENG = '\u17D2'

/** Everything that hangs on a base, COENG excepted: vowels, shifters, robat, signs. */
export const MARK = '\\u17B6-\\u17D1\\u17D3\\u17DD'

/** ៗ, the sign that repeats the word before it. */
export const REPETITION = '\u17D7'

/** One syllable: a base with its subscripts and marks in any order. A stray COENG is swallowed. */
export const SYLLABLE = `[${BASE}](?:${COENG}[${BASE}]|[${MARK}${COENG}])*`
