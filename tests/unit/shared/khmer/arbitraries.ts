import fc from 'fast-check'
import { WORDS } from '#tests/unit/shared/khmer/words'

const CONSONANTS = [...'កខគងចជញដតថទនបពមយរលវសហឡអ']
const VOWELS = [...'ាិីឹឺុូួើឿៀេែៃោៅ']
const SIGNS = ['់', '៉', '៊', '៌', '័', '៍', 'ៈ']
const ZERO_WIDTH = ['\u200B', '\u200C', '\u200D', '\uFEFF', '\u00AD']

/** Anything a keyboard can produce, sense or nonsense. */
export const typedText = fc
  .array(
    fc.constantFrom(
      ...CONSONANTS,
      ...VOWELS,
      ...SIGNS,
      ...ZERO_WIDTH,
      ...'្្្ំះ៎៏ៗ។០៩ឥឧឱឲឣឤ\u17DD\u0323\u0301 aÉİß10-(ឿ',
      '👩\u200D🏫'
    ),
    { maxLength: 24 }
  )
  .map((characters) => characters.join(''))

/** Words with and without spaces between them. */
export const sentence = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, 'ICT', 'Grade 10', '២០២៤'), fc.constantFrom('', ' ')), {
    minLength: 1,
    maxLength: 10,
  })
  .map((pairs) => pairs.flat().join(''))

/** One syllable in parts that may be typed in any order: a base and what hangs on it. */
export const syllableParts = fc.record({
  base: fc.constantFrom(...CONSONANTS),
  parts: fc
    .tuple(
      fc.option(fc.constantFrom(...CONSONANTS.filter((one) => one !== 'រ')), { nil: '' }),
      fc.boolean(),
      fc.constantFrom('', '៉', '៊'),
      fc.constantFrom('', ...VOWELS),
      fc.constantFrom('', 'ំ', '់', '័', '៍'),
      fc.constantFrom('', 'ះ', 'ៈ'),
      fc.constantFrom('', '៌')
    )
    .map(([subscript, ro, ...marks]) =>
      [subscript && `្${subscript}`, ro ? '្រ' : '', ...marks].filter(Boolean)
    ),
})
