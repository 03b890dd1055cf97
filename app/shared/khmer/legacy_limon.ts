import { COMMON, row, subscripts, type LegacyMap } from '#shared/khmer/legacy_common'

/** The Limon fonts (S, R, F series), the most common of the legacy fonts. See `COMMON`. */
export const LIMON: LegacyMap = new Map([
  ...COMMON,
  ...subscripts('ក គ ញ ថ ស ហ អ', 'á Á £ ß S ð ¥'),
  ...row('៉ ៊ ់ ័ ៌ ិ៍', ': ‘ ; ½ ’ ×'),
  ...row('ំ ះ ៈ ៗ', '¿ H ³ ²'),
  // Key sequences: the fonts compose several independent vowels of two glyphs.
  ...row('ឥ ឦ ឧ ឪ ឱ', '\\ | ] « »'),
  ...row('ឨ ឩ ឳ', ']‘ ]u ]_'),
  ...row('ឫ ឬ ឭ ឮ', 'b£ b¤ B£ B¤'),
  // ប has a form of its own before ា, which it joins.
  ...row('បា បៅ ប', ')a )A )'),
  ...row('ឱ្យ ខ្ញុំ ្ញុ', '[ ´ ¤'),
  // The keys of the Latin digits; Latin 0 has none.
  ...row('1 2 3 4 5 6 7 8 9', '! @ # $ % ^ & * ('),
  ...row('។ . = + ! % / ( )', '. > = ÷ ¡ ° ¼ ¬ ¦'),
  ...row('“ ” ៛ ៛', '{ } ¹ `'),
  // Limon has no ៖: typists used ៈ after a space.
  [' ³', ' ៖'],
])
