import { ABC } from '#shared/khmer/legacy_abc'
import type { LegacyFont, LegacyMap } from '#shared/khmer/legacy_common'
import { LIMON } from '#shared/khmer/legacy_limon'

const MAPS: Record<LegacyFont, LegacyMap> = { limon: LIMON, abc: ABC }

/** Longest key sequence in a map, in characters. */
const LONGEST = 3

export interface Glyph {
  /** One to three characters as they were typed. */
  typed: string
  /** What the font draws for them; undefined when its table does not know them. */
  khmer: string | undefined
}

/**
 * The glyphs of a text in a legacy font, in drawing order, longest key sequence first.
 *
 * Bytes 0x91 and 0x92 are quotes in Windows-1252 and controls in Latin-1: both readings are taken.
 */
export function readGlyphs(text: string, font: LegacyFont): Glyph[] {
  const source = text.replaceAll('\u0091', '\u2018').replaceAll('\u0092', '\u2019')
  const glyphs: Glyph[] = []
  for (let index = 0; index < source.length;) {
    let length = LONGEST
    while (length > 1 && !MAPS[font].has(source.slice(index, index + length))) length--
    const typed = source.slice(index, index + length)
    glyphs.push({ typed, khmer: MAPS[font].get(typed) })
    index += length
  }
  return glyphs
}
