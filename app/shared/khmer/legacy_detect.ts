import { convertLegacy } from '#shared/khmer/legacy'
import type { LegacyFont } from '#shared/khmer/legacy_common'
import { readGlyphs } from '#shared/khmer/legacy_glyphs'

export interface Detection {
  /** The font the text was most likely typed in, or null for ordinary text. */
  font: LegacyFont | null
  /** 0 (surely ordinary) to 1 (surely legacy); a font is named from 0.6 on. */
  confidence: number
}

/** Symbols that stand for subscripts and signs; between letters no language writes them. */
const SYMBOL_IN_WORD =
  /(?<=[A-Za-z\u00C0-\u00FF])[¶§©µ¢£¥®½¾³²¿¼´¹¨°¦¬«»:;<&@#](?=[A-Za-z\u00C0-\u00FF])/g
/** Accented letters: subscripts in legacy text, but ordinary letters in European languages. */
const ACCENTED = /(?<=[A-Za-z])[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]+(?=[A-Za-z])/g
/** Words in which capitals mean nothing: names and identifiers (JavaScript, fooBar), units (kWh). */
const CAMEL_CASE =
  /(?<![A-Za-z])(?:[a-z]*(?:[A-Z][a-z]{2,})+|[a-zA-Z]{2,3})(?![A-Za-z\u00A1-\u00FF])/g
/** A capital after a small letter. */
const HUMP = /[a-z][A-Z](?![A-Z]{2})/g

/**
 * How often the pieces that the two fonts type differently occur, in 1,000 characters of Khmer
 * (counted in 514 words of school vocabulary, signs of running text estimated).
 */
// prettier-ignore
const FREQUENCY: Record<string, number> = {
  '់': 20, '្ស': 12, 'ះ': 7, '័': 5.5, 'បា': 4.5, '៉': 3.5, '៊': 3, 'ឧ': 2.2, '្ក': 2, '្គ': 2,
  'ៗ': 2, 'ខ្ញុំ': 2, '្អ': 1.6, '៌': 1.6, '្ថ': 1.3, 'ឥ': 1, 'ឱ': 1, 'ៈ': 1, '(': 1, ')': 1,
}
const RARE = 0.3

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** How likely it is that a Khmer text, typed in `font`, looks like this (logarithm). */
function likelihood(text: string, font: LegacyFont): number {
  return readGlyphs(text, font)
    .map(({ khmer }) => Math.log(FREQUENCY[khmer ?? ''] ?? RARE))
    .reduce((sum, one) => sum + one, 0)
}

/** How much of the text hangs together as Khmer when read in `font`, 0 to 1. */
function soundness(text: string, font: LegacyFont): number {
  const { text: khmer, unmapped, faults } = convertLegacy(text, font)
  const letters = count(khmer, /[\u1780-\u17B3]/g)
  return letters === 0 ? 0 : Math.max(0, 1 - (4 * (faults + unmapped.length)) / letters)
}

/**
 * Whether a text was typed in a legacy Khmer font, and in which. Legacy text is Latin letters with
 * capitals and symbols inside words («mnusSTaMgGs;»); ordinary text of any Latin language hardly
 * has these. Which font it is, the frequency of Khmer letters tells; Limon, far more common, wins
 * where the text has only what both fonts share (the conversion is then the same).
 *
 * Judge a column or a paragraph: a single short word («kar») can be both, and counts as ordinary.
 */
export function detectLegacy(text: string): Detection {
  const letters = count(text, /[A-Za-z\u00C0-\u00FF]/g)
  const khmer = count(text, /[\u1780-\u17FF]/g)
  if (letters < 4 || khmer > letters / 4) return { font: null, confidence: 0 }

  const oddities =
    count(text.replace(CAMEL_CASE, ''), HUMP) +
    1.5 * count(text, SYMBOL_IN_WORD) +
    0.3 * count(text, ACCENTED)
  // Real legacy text has one oddity in about five letters; one in eight is already sure.
  const oddness = Math.min(1, oddities / letters / 0.12)
  const font = likelihood(text, 'abc') > likelihood(text, 'limon') ? 'abc' : 'limon'
  const confidence = Math.round(100 * oddness * soundness(text, font)) / 100
  return { font: confidence >= 0.6 ? font : null, confidence }
}
