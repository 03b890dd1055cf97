import { BASE, COENG } from '#shared/khmer/alphabet'
import type { Phrase } from '#search/terms'

/** Letters that are read as others, and words that a sign without a shape may divide: nothing is said of these. */
const UNUSUAL =
  /[\u00AD\u00C0-\u024F\u0300-\u036F\u1E00-\u1EFF\u200B-\u200D\uFB00-\uFB06\uFF00-\uFF5E]/
const LATIN = /^[a-z]+$/
/** A syllable whose base is read as no other letter. */
const KHMER = /^[\u1780-\u17A1]/

const SUBSCRIPT = `[${COENG}\\u17DD\\u200B-\\u200D]*[${BASE}]`

/** What may stand between two bases or words that are neighbours: their own signs, spaces, punctuation. */
const BETWEEN = `(?:${COENG}${SUBSCRIPT}|${COENG}(?!${SUBSCRIPT})|[^${BASE}${COENG}a-z])*`

/**
 * Tells quickly where a phrase might stand in a text, from a place on; -1 where none can. It looks for the bases of the
 * syllables only, in whatever order their marks were typed, so that few texts have to be taken apart. Undefined where
 * it cannot tell.
 */
export function mightStand(phrases: Phrase[]) {
  const parts = phrases.map(partOf)
  const plain = phrases.every(({ tokens }) => !tokens.some((token) => LATIN.test(token)))
  const any = parts.includes(undefined) ? undefined : new RegExp(parts.join('|'), 'gi')
  return (text: string, from = 0): number | undefined => {
    if (phrases.length === 0) return -1
    if (!any || (!plain && UNUSUAL.test(text))) return undefined
    any.lastIndex = from
    return any.exec(text)?.index ?? -1
  }
}

function partOf({ tokens }: Phrase) {
  const parts = tokens.map((token) =>
    LATIN.test(token) ? token : KHMER.test(token) ? token[0] : undefined
  )
  return parts.includes(undefined) ? undefined : parts.join(BETWEEN)
}
