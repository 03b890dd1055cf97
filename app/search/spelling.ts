/** How many slips of the finger a word of so many letters may hold and still be taken for another. */
export const slips = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/**
 * The number of letters to add, leave out, change or exchange with their neighbour to make `b` of `a`; `most` + 1
 * where it is more than `most` (optimal string alignment).
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let least = Math.min(
        now[column - 1] + 1,
        above[column] + 1,
        above[column - 1] + (same ? 0 : 1)
      )
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) least = Math.min(least, before[column - 2] + 1)
      now.push(least)
    }
    if (Math.min(...now) > most) return most + 1
    before = above
    above = now
  }
  return above[b.length]
}

const MOST = 3

/** The words nearest to one that none of them is, nearest first; with `prefix` the word may be unfinished. */
export function nearestWords(word: string, words: Iterable<string>, prefix = false): string[] {
  let most = slips(word.length)
  let found: { other: string; score: number }[] = []
  if (most === 0) return []
  for (const other of words) {
    const part = prefix && other.length > word.length ? other.slice(0, word.length) : other
    const away = distance(word, part, most)
    if (away > most) continue
    if (away < most) found = found.filter(({ score }) => score < away + 1)
    most = Math.min(most, away)
    // Most people get the beginning right; a whole word is nearer than the beginning of a longer one.
    const score = away + (other[0] === word[0] ? 0 : 0.5) + (part === other ? 0 : 0.25)
    found.push({ other, score })
  }
  return found
    .sort((a, b) => a.score - b.score || a.other.length - b.other.length)
    .slice(0, MOST)
    .map(({ other }) => other)
}
