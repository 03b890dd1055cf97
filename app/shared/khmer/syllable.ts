import { COENG } from '#shared/khmer/alphabet'

const RO = '\u179A'
const BA = '\u1794'
const E = '\u17C1'
const U = '\u17BB'
const AA = '\u17B6'
const NIKAHIT = '\u17C6'
const ROBAT = '\u17CC'
const TRIISAP = '\u17CA'
const MUUSIKATOAN = '\u17C9'

const SHIFTER = /[\u17C9\u17CA]/
const VOWEL = /[\u17B6-\u17C5]/
/** Vowels and signs under which a shifter is drawn like the vowel U. */
const RAISES_SHIFTER = /[\u17B7-\u17BA\u17BE\u17BF\u17D0\u17DD]/
/** The strong consonants of UTN 61 take TRIISAP; the rest, and BA always, MUUSIKATOAN. */
const STRONG =
  /[\u1780-\u1783\u1785-\u1788\u178A-\u178D\u178F-\u1792\u1795-\u1797\u179E-\u17A0\u17A2]/

/** Nine syllables of ten: at most one subscript besides RO, one vowel, one NIKAHIT or BANTOC. */
const IN_ORDER =
  /^.(?:\u17D2[\u1780-\u1799\u179B-\u17B3])?(?:\u17D2\u179A)?[\u17B6-\u17C5]?[\u17C6\u17CB]?$/

const unique = (characters: string[]) => [...new Set(characters)]

/** Left vowels, then below, above and after: the order UTN 61 gives to several vowels. */
function vowelRank(vowel: string): string {
  if (/[\u17BE-\u17C5]/.test(vowel)) return `0${vowel}`
  if (/[\u17BB-\u17BD]/.test(vowel)) return `1${vowel}`
  return vowel === AA ? `3${vowel}` : `2${vowel}`
}

/** The shifter that a U drawn below `consonants` (base and subscripts) stands for. */
export function shifterOf(consonants: string[]): string {
  if (consonants.includes(BA)) return MUUSIKATOAN
  return consonants.some((one) => STRONG.test(one)) ? TRIISAP : MUUSIKATOAN
}

/** The two halves of a split vowel, typed apart, make one vowel. */
function composeVowels(vowels: string[]): string[] {
  const merged = new Set(vowels)
  if (merged.has(E) && merged.has('\u17B8')) {
    merged.delete(E)
    merged.delete('\u17B8')
    merged.add('\u17BE')
  } else if (merged.has(E) && merged.has(AA)) {
    merged.delete(E)
    merged.delete(AA)
    merged.add('\u17C4')
  }
  return [...merged]
}

/**
 * Puts one syllable (as matched by `SYLLABLE`) into the order of UTN 61: base, robat, subscripts
 * (RO last), shifter, vowel, signs above, signs after. Doubled marks and a COENG without a
 * consonant go. The result does not depend on the order in which the marks were typed; only the
 * order of two subscripts other than RO carries meaning and is kept.
 *
 * Source: Hosken and others, UTN 61 "Khmer Encoding Structure" (2025), and the classes of SIL's
 * reference normaliser, khnormal.
 */
export function orderSyllable(syllable: string): string {
  if (IN_ORDER.test(syllable)) return syllable
  const [base, ...rest] = syllable
  const subscripts: string[] = []
  const marks: string[] = []
  for (let index = 0; index < rest.length; index++) {
    if (rest[index] !== COENG) marks.push(rest[index])
    else if (index + 1 < rest.length && !/[\u17B6-\u17DD]/.test(rest[index + 1])) {
      subscripts.push(rest[++index])
    }
  }

  let vowels = composeVowels(marks.filter((mark) => VOWEL.test(mark)))
  const shifters = unique(marks.filter((mark) => SHIFTER.test(mark))).sort()
  const signs = unique(marks.filter((mark) => !VOWEL.test(mark) && !SHIFTER.test(mark)))
  const raised =
    [...vowels, ...signs].some((mark) => RAISES_SHIFTER.test(mark)) ||
    (vowels.includes(AA) && signs.includes(NIKAHIT))
  if (vowels.includes(U) && raised && shifters.length === 0) {
    vowels = vowels.filter((vowel) => vowel !== U)
    shifters.push(shifterOf([base, ...subscripts]))
  }

  const below = unique(subscripts)
  const ordered = [...below.filter((one) => one !== RO), ...below.filter((one) => one === RO)]
  const after = signs.filter((sign) => /[\u17C7\u17C8]/.test(sign)).sort()
  const above = signs.filter((sign) => sign !== ROBAT && !after.includes(sign)).sort()
  return [
    base,
    signs.includes(ROBAT) ? ROBAT : '',
    ...ordered.map((one) => COENG + one),
    ...shifters,
    ...vowels.sort((a, b) => (vowelRank(a) < vowelRank(b) ? -1 : 1)),
    ...above,
    ...after,
  ].join('')
}
