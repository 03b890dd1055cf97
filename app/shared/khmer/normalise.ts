import { BASE, COENG, REPETITION, SYLLABLE } from '#shared/khmer/alphabet'
import { latinDigits } from '#shared/khmer/numbers'
import { orderSyllable } from '#shared/khmer/syllable'

/**
 * Characters without a shape: zero-width space, (non-)joiners, word joiner, BOM, soft hyphen and
 * the two inherent vowels. A joiner between two pictographs holds an emoji together and stays.
 */
const INVISIBLE =
  /[\u200B\u200C\u2060\uFEFF\u00AD\u17B4\u17B5]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D|\u200D(?!\p{Extended_Pictographic})/gu

const EVERY_SYLLABLE = new RegExp(SYLLABLE, 'g')
/** NFC moves ATTHACAN (ccc 230) behind COENG (ccc 9), between it and its consonant. */
const TORN_COENG = new RegExp(`${COENG}+(\u17DD*)([${BASE}])`, 'g')
const STRAY_COENG = new RegExp(`${COENG}(?![${BASE}])`, 'g')

/**
 * The canonical form of a text, for storage and comparison: two texts that look alike on screen
 * because their marks were typed in another order become the same string. NFC alone does not do
 * this: «សិទិ្ធ» and «សិទ្ធិ» stay different under NFC. Spaces, case and wording are left alone.
 *
 * Idempotent. Keep the author's own text for display where the typing must not change.
 *
 * Source: UTN 61 "Khmer Encoding Structure"; see `orderSyllable`.
 */
export function normalise(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replaceAll('\u17A3', '\u17A2')
    .replaceAll('\u17A4', '\u17A2\u17B6')
    .normalize('NFC')
    .replace(TORN_COENG, `${COENG}$2$1`)
    .replace(EVERY_SYLLABLE, orderSyllable)
    .replace(STRAY_COENG, '')
    .normalize('NFC')
}

/** Latin letters without their accents, in lower case: «Électricité» -> «electricite». */
function plainLatin(text: string): string {
  const bare = (letter: string) => letter.normalize('NFD').replace(/[\u0300-\u036F]/g, '')
  // Letter by letter: NFD of the whole would move accents across COENG, which has a lower class.
  return text.toLowerCase().replace(/\p{Script=Latin}[\u0300-\u036F]*/gu, bare)
}

/**
 * The key under which a text is searched and compared: the canonical form, and besides
 * - Latin in lower case without accents, Khmer digits as 0–9 (ទី១០ = ទី10);
 * - COENG DA as COENG TA: both are drawn alike and both are typed (បណ្ដុះ = បណ្តុះ);
 * - ឲ as ឱ (ឲ្យ = ឱ្យ), no space before ៗ (ផ្សេង ៗ = ផ្សេងៗ), single spaces, none at the ends.
 *
 * Idempotent. Never shown to people.
 */
export function searchKey(text: string): string {
  const folded = plainLatin(normalise(text))
    .replaceAll(`${COENG}\u178A`, `${COENG}\u178F`)
    .replaceAll('\u17B2', '\u17B1')
    .replace(new RegExp(`\\s+${REPETITION}`, 'g'), REPETITION)
    .replace(/\s+/g, ' ')
    .trim()
  // Folding can leave the same subscript twice, so the syllables are put in order once more.
  return latinDigits(normalise(folded))
}
