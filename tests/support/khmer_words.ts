import { clusters } from '#shared/khmer/clusters'

const segmenter = new Intl.Segmenter('km', { granularity: 'word' })
const COENG = '\u17D2'
/** Khmer letters and marks; what the segmenter cuts off after a coeng is no word. */
const KHMER = /^[\u1780-\u17D3\u17DD]*[\u1780-\u17D1\u17D3\u17DD]$/

/** Distinct Khmer words of at least two clusters, spread evenly over the texts. */
export function wordsOf(texts: string[]): string[] {
  const words = new Set<string>()
  for (const text of texts) {
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      const isWhole = KHMER.test(segment) && text[index - 1] !== COENG
      if (isWordLike && isWhole && clusters(segment).length >= 2) words.add(segment)
    }
  }
  const all = [...words].sort()
  const step = Math.max(1, Math.floor(all.length / 200))
  return all.filter((_, index) => index % step === 0)
}

/** A word as people type it: as it stands, marks in another order, zero-width spaces between the syllables. */
export function typedAnyhow(word: string) {
  return {
    plain: word,
    scrambled: clusters(word).map(scrambled).join(''),
    spaced: clusters(word).join('\u200B'),
  }
}

/** The vowel before the subscript, RO before the other subscript, a sign before the vowel: all look alike on screen. */
const scrambled = (cluster: string) =>
  cluster
    .replace(/(\u17D2[\u1780-\u17A2])(\u17D2\u179A)/u, '$2$1')
    .replace(/((?:\u17D2[\u1780-\u17A2])+)([\u17B6-\u17C5])/u, '$2$1')
    .replace(/([\u17B6-\u17C5])([\u17C6\u17C9\u17CA])/u, '$2$1')
