import { LONGEST } from '#search/terms'

/** A tsvector keeps 256 positions of one lexeme and positions up to 16,383; the rest it forgets silently. */
const MOST_OF_ONE = 250
const MOST = 16_000

/**
 * Cuts tokens into portions that a tsvector keeps whole. A portion begins with the last tokens of the one before,
 * so that a phrase across the cut stands in one of them undivided.
 */
export function portions(tokens: string[]): string[][] {
  const result: string[][] = []
  let start = 0
  let counts = new Map<string, number>()
  for (let at = 0; at < tokens.length; at++) {
    const count = (counts.get(tokens[at]) ?? 0) + 1
    counts.set(tokens[at], count)
    const full = count >= MOST_OF_ONE || at - start >= MOST
    if (full && at - start > 2 * LONGEST) {
      result.push(tokens.slice(start, at + 1))
      start = at + 1 - LONGEST
      counts = new Map()
      for (const token of tokens.slice(start, at + 1)) {
        counts.set(token, (counts.get(token) ?? 0) + 1)
      }
    }
  }
  if (start < tokens.length) result.push(tokens.slice(start))
  return result
}
