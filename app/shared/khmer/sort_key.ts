import { COENG } from '#shared/khmer/alphabet'
import { normalise } from '#shared/khmer/normalise'
import { latinDigits } from '#shared/khmer/numbers'
import {
  ACCENT,
  ELEMENT,
  LATIN_SPELT_OUT,
  PLAIN,
  PRIMARY,
  SIGN,
  SPELT_OUT,
  VARIANT,
} from '#shared/khmer/sort_weights'

/** Longest key, in characters: about 60 letters take part in the comparison. */
export const SORT_KEY_LENGTH = 128

interface Weight {
  /** Two hexadecimal digits, or more for scripts outside the table; empty for a mere sign. */
  primary: string
  secondary: number
  /** 1 in general, 2 for a capital and for ឲ against ឱ. */
  tertiary: number
}

const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')

/** Letters of other scripts follow Latin, other symbols precede the digits, by code point. */
function otherPrimary(character: string): string {
  const bucket = /\p{L}/u.test(character) ? 'fe' : hex((PRIMARY.get('0') ?? 1) - 1, 2)
  return bucket + hex(character.codePointAt(0) ?? 0, 6)
}

function letter(character: string, secondary = PLAIN, tertiary = 1): Weight {
  const rank = PRIMARY.get(character)
  return { primary: rank ? hex(rank, 2) : otherPrimary(character), secondary, tertiary }
}

function sign(secondary: number): Weight[] {
  return [{ primary: '', secondary, tertiary: 1 }]
}

/** An independent vowel: the same sound written out, but for the weight of the vowel. */
function speltOut([first, ...rest]: string[], tertiary: number): Weight[] {
  return [letter(first), ...rest.map((one) => letter(one, VARIANT, tertiary))]
}

function latin(character: string): Weight[] {
  const lower = character.toLowerCase()
  const tertiary = lower === character ? 1 : 2
  const plain = LATIN_SPELT_OUT.get(lower)
  if (!plain) return [letter(lower, PLAIN, tertiary)]
  return [...[...plain].map((one) => letter(one, PLAIN, tertiary)), ...sign(ACCENT)]
}

function weigh(element: string): Weight[] {
  if (element.endsWith('\u17CC')) {
    const base = element.slice(0, -1)
    // Robat is the sound RO before its letter: ព៌ sorts as រ្ព.
    return base ? [letter('រ'), letter(COENG), letter(base, VARIANT)] : []
  }
  const spelt = SPELT_OUT.get(element)
  if (spelt) return speltOut(spelt, element === 'ឲ' ? 2 : 1)
  const mark = SIGN.get(element)
  if (mark) return sign(mark)
  if (element === '\u17D3') return []
  if (/\p{Mn}/u.test(element) && !PRIMARY.has(element)) return sign(ACCENT)
  return latin(element)
}

/** A level without its trailing ordinary weights, which never decide a comparison. */
const level = (weights: number[]) =>
  weights
    .map((one) => one.toString(16))
    .join('')
    .replace(/1+$/, '')

/**
 * A key whose plain order is Khmer dictionary order as `Intl.Collator('km')` gives it: punctuation,
 * digits, Khmer, Latin; among Khmer words first the letters, then the signs, so that «ក់» stands
 * next to «ក» and «ឥ» next to «អិ». Equal for texts with the same canonical form.
 *
 * Neither SQLite nor every PostgreSQL has a Khmer collation, so the key is stored beside the text
 * and `ORDER BY` uses it. It consists of the hexadecimal digits 0–9a–f only, which every collation
 * (SQLite BINARY, PostgreSQL "C" or any ICU or libc locale with digits before a–f) orders alike.
 * At most `SORT_KEY_LENGTH` characters; texts that differ only after that share a key.
 *
 * Shape: primary weights, two digits each; `00`; secondary weights; `0`; tertiary weights.
 */
export function sortKey(text: string): string {
  const canonical = latinDigits(normalise(text)).replace(/\s+/g, ' ').trim()
  // Accents apart from their letters; Khmer syllables have no decomposition to lose.
  const decomposed = canonical.replace(/\p{Script=Latin}/gu, (one) => one.normalize('NFD'))
  const weights = (decomposed.match(ELEMENT) ?? []).flatMap(weigh)
  const key = [
    weights.map(({ primary }) => primary).join(''),
    '00',
    level(weights.map(({ secondary }) => secondary)),
    '0',
    level(weights.map(({ tertiary }) => tertiary)),
  ].join('')
  return key.replace(/0+$/, '').slice(0, SORT_KEY_LENGTH)
}
