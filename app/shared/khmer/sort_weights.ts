import { BASE, COENG } from '#shared/khmer/alphabet'

/**
 * The letters and signs in the order of CLDR's Khmer collation (root collation tailored for km).
 * Fixed here and not asked from `Intl.Collator`, so that stored keys stay comparable when the ICU
 * of the runtime changes; adding an element in the middle makes stored keys stale.
 */
const PUNCTUATION = ` _-–—,;:៖!?.…·។៘៕'‘’"“”«»()[]{}§¶@*/\\&#%•៙៚\`´^°©®+±÷×<=>|~ៗ¢$£¥៛€`
const DIGITS = '0123456789'
const CONSONANTS = 'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអៜ'
/** The vowels in dictionary order; several are two characters written together. */
const VOWELS = [...'ាិីឹឺុូួើឿៀេែៃោៅ', 'ុំ', 'ំ', 'ាំ', 'ះ', 'ិះ', 'ុះ', 'េះ', 'ោះ']
const LATIN = 'abcdefghijklmnopqrstuvwxyz'

/** Primary weight of each element, from 01 up; a subscript sorts after all vowels. */
export const PRIMARY: ReadonlyMap<string, number> = new Map(
  [...PUNCTUATION, ...DIGITS, ...CONSONANTS, ...VOWELS, COENG, ...LATIN].map(
    (element, index) => [element, index + 1] as const
  )
)

/** Signs that only decide between words otherwise equal, lightest first. */
const SIGNS = '៎៏៑័ៈ៝់៉៊៍'
export const PLAIN = 1
/** An independent vowel or a robat, against the same sound written out. */
export const VARIANT = 2
export const SIGN: ReadonlyMap<string, number> = new Map(
  [...SIGNS].map((sign, index) => [sign, index + 3] as const)
)
/** Any Latin accent: accents are told from no accent, not from each other. */
export const ACCENT = 14

/** Independent vowels sort as អ with the vowel they sound like. */
export const SPELT_OUT: ReadonlyMap<string, string[]> = new Map([
  ['ឤ', ['អ', 'ា']],
  ['ឥ', ['អ', 'ិ']],
  ['ឦ', ['អ', 'ី']],
  ['ឧ', ['អ', 'ុ']],
  ['ឨ', ['អ', 'ុ', 'ក']],
  ['ឩ', ['អ', 'ូ']],
  ['ឪ', ['អ', 'ូ', 'វ']],
  ['ឯ', ['អ', 'ែ']],
  ['ឰ', ['អ', 'ៃ']],
  ['ឱ', ['អ', 'ោ']],
  ['ឲ', ['អ', 'ោ']],
  ['ឳ', ['អ', 'ៅ']],
])

/** Latin letters that Unicode does not decompose, as plain letters. */
export const LATIN_SPELT_OUT: ReadonlyMap<string, string> = new Map([
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ß', 'ss'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
])

/** One element to weigh: robat with its letter, a double vowel, or a single character. */
export const ELEMENT = new RegExp(`[${BASE}]៌|ុំ|ាំ|[ិុេោ]?ះ|.`, 'gsu')
