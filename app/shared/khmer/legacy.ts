import type { LegacyFont } from '#shared/khmer/legacy_common'
import { readGlyphs } from '#shared/khmer/legacy_glyphs'
import { visualToLogical } from '#shared/khmer/legacy_order'

/** What means itself where a font has no glyph of its own for it. */
const KEPT = /^[\s\u1780-\u17FF\u200B"'()!?,.-]/

export interface Conversion {
  /** Khmer in canonical Unicode form. */
  text: string
  /** Characters the font's table does not know, each once; they stand in `text` unchanged. */
  unmapped: string[]
  /** Marks that found no consonant. Many of them mean: wrong font, or no Khmer at all. */
  faults: number
}

/**
 * Text typed in a legacy Khmer font as Unicode. Meant for a preview that a person confirms: the
 * fonts draw some letters alike (្ត and ្ដ, ុ and a low shifter), so a few spellings remain to be
 * checked. Khmer Unicode inside the text is kept. English inside the text is converted too: cut
 * the runs in other fonts out beforehand.
 */
export function convertLegacy(text: string, font: LegacyFont): Conversion {
  const glyphs = readGlyphs(text, font)
  const unknown = glyphs.filter(({ typed, khmer }) => khmer === undefined && !KEPT.test(typed))
  const drawn = glyphs.map(({ typed, khmer }) => khmer ?? typed).join('')
  return { ...visualToLogical(drawn), unmapped: [...new Set(unknown.map(({ typed }) => typed))] }
}
