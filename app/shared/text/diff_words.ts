/** A piece of a text in two versions; what stands in both has no `change`. */
export type Segment = { text: string; change?: 'added' | 'removed' }

/** The two versions of a text with their differences marked; null where there is no such version. */
export type TextDiff = { before: Segment[] | null; after: Segment[] | null }

/** Beyond this many words in a version nothing is compared: the time grows with the product of both. */
const MOST_WORDS = 1500

const segmenters = new Map<string, Intl.Segmenter>()

/** Words, spaces and signs, in order. Khmer writes no space between words: the dictionary of ICU finds them. */
function wordsOf(text: string) {
  let segmenter = segmenters.get('km')
  if (!segmenter)
    segmenters.set('km', (segmenter = new Intl.Segmenter('km', { granularity: 'word' })))
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** Compares two versions of a text word by word, for `ui.diff`. An empty version has nothing to compare with. */
export function diffWords(before: string | null, after: string | null): TextDiff {
  if (!before || !after) {
    return {
      before: before ? [{ text: before, change: 'removed' }] : null,
      after: after ? [{ text: after, change: 'added' }] : null,
    }
  }
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return whole(before, after)
  const kept = keptWords(old, now)
  return {
    before: segments(old, new Set(kept.map(([at]) => at)), 'removed'),
    after: segments(now, new Set(kept.map(([, at]) => at)), 'added'),
  }
}

const whole = (before: string, after: string): TextDiff =>
  before === after
    ? { before: [{ text: before }], after: [{ text: after }] }
    : {
        before: [{ text: before, change: 'removed' }],
        after: [{ text: after, change: 'added' }],
      }

/** The longest common subsequence as pairs of positions. */
function keptWords(old: string[], now: string[]): [number, number][] {
  const width = now.length + 1
  const longest = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === now[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1])
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) pairs.push([i++, j++])
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++
    else j++
  }
  return pairs
}

/** Neighbours with the same mark become one piece; a space between two changed words is part of the change. */
function segments(words: string[], kept: Set<number>, change: 'added' | 'removed'): Segment[] {
  const pieces: Segment[] = []
  words.forEach((text, at) => {
    const isSpace = /^\s+$/.test(text) && !kept.has(at - 1) && !kept.has(at + 1) && at > 0
    const mark = kept.has(at) && !(isSpace && at < words.length - 1) ? undefined : change
    const last = pieces.at(-1)
    if (last && last.change === mark) last.text += text
    else pieces.push(mark ? { text, change: mark } : { text })
  })
  return pieces
}
