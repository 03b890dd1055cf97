import type { Phrase } from '#search/terms'

/** Of the private use area, which both databases take for a letter. It stands first, apart from all single tokens. */
const JOINT = '\uE000'

/** A token between two fields keeps phrases from reaching from one into the next. */
export const APART = 'x0x0x'

export const pair = (one: string, next: string) => `${JOINT}${one}${JOINT}${next}`

/**
 * Neighbours as tokens of their own. There are few different Khmer clusters and most texts hold most of them; two
 * next to each other are rare, so that a word is found ten times faster by its pairs than by its clusters.
 */
export function pairs(tokens: string[]): string[] {
  const result: string[] = []
  for (let at = 0; at + 1 < tokens.length; at++) {
    const ends = tokens[at] === APART || tokens[at + 1] === APART
    result.push(ends ? APART : pair(tokens[at], tokens[at + 1]))
  }
  return result
}

/** The tokens by which an index finds a phrase: its pairs, or the one token that it is. */
export const sought = ({ tokens }: Phrase) => (tokens.length > 1 ? pairs(tokens) : tokens)

/** Each token once: a single one is only asked for by itself, never next to another. */
export const singles = (tokens: string[]) => [...new Set(tokens)].filter((one) => one !== APART)
