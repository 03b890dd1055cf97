import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clusters } from '#shared/khmer/clusters'
import { projectRoot } from '#start/root'

const KHMER = /^[\u1780-\u17D3\u17DD]*[\u1780-\u17D1\u17D3\u17DD]$/
const COENG = '\u17D2'
const ZWSP = '\u200B'

export type KhmerText = { title: string; body: string; words: Set<string> }

/** The texts of the content packs: what the dictionary words are taken from. */
function packTexts() {
  const root = fileURLToPath(new URL('content-packs/', projectRoot))
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.(?:csv|md|yaml)$/.test(file))
    .sort()
    .map((file) => readFileSync(join(root, file), 'utf8'))
}

/** Distinct Khmer words of two clusters and more by dictionary, in the order in which they first stand. */
export function dictionaryWords(texts = packTexts()): string[] {
  const segmenter = new Intl.Segmenter('km', { granularity: 'word' })
  const words = new Set<string>()
  for (const text of texts) {
    for (const { segment, index, isWordLike } of segmenter.segment(text.replaceAll(ZWSP, ''))) {
      const isWhole = KHMER.test(segment) && text[index - 1] !== COENG
      if (isWordLike && isWhole && clusters(segment).length > 1) words.add(segment)
    }
  }
  return [...words]
}

/** A linear congruential generator (Numerical Recipes): the same texts every time. */
function chooser(state = 7) {
  return (below: number) => {
    state = (state * 1664525 + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** As one of many keyboards types it: the vowel before the subscript. It looks alike on screen. */
const scrambled = (word: string) =>
  clusters(word)
    .map((one) => one.replace(/((?:\u17D2[\u1780-\u17A2])+)([\u17B6-\u17C5])/u, '$2$1'))
    .join('')

/**
 * `count` texts put together from dictionary words, so that it is known which words stand in which text, and `asked`
 * of the words: written without spaces, every third text with zero-width spaces, every fifth with marks in another
 * order. Half of the words are common, half rare.
 */
export function khmerTexts(asked = 600, count = 2600) {
  const all = dictionaryWords()
  const step = all.length / asked
  const words = Array.from({ length: asked }, (_, at) => all[Math.floor(at * step)])
  const below = chooser()
  const pick = () => all[Math.floor(below(all.length) * (below(2) ? 1 : below(1000) / 1000))]
  const texts = Array.from({ length: count }, (_, number): KhmerText => {
    const inText = new Set<string>()
    const write = (length: number) => {
      let text = ''
      for (let at = 0; at < length; at++) {
        const word = at === 0 && number % 4 === 0 ? words[(number / 4) % asked] : pick()
        inText.add(word)
        const typed = number % 5 === 0 ? scrambled(word) : word
        text += typed + (number % 3 === 0 ? ZWSP : at % 7 === 6 ? ' ' : '')
      }
      return text.trim()
    }
    return { title: write(3 + below(3)), body: write(20 + below(40)), words: inText }
  })
  return { words, texts }
}
