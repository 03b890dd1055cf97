/** The two families of fonts that can be converted. */
export type LegacyFont = 'limon' | 'abc'

/** Sequences of typed characters (Windows-1252, as Unicode) and the Khmer they draw. */
export type LegacyMap = ReadonlyMap<string, string>

/** Pairs the n-th Khmer piece (separated by spaces) with the n-th key. */
export function row(khmer: string, keys: string): [string, string][] {
  const pieces = khmer.split(' ')
  const typed = keys.split(' ')
  if (pieces.length !== typed.length) throw new Error(`Uneven row: ${khmer} / ${keys}`)
  return typed.map((key, index) => [key, pieces[index]])
}

/** Subscripts of the consonants in `khmer`, each with the COENG it has in Unicode. */
export function subscripts(khmer: string, keys: string): [string, string][] {
  return row(khmer, keys).map(([key, consonant]) => [key, `\u17D2${consonant}`])
}

/**
 * What Limon and ABC have in common: both descend from the same typewriter layout. Capital-like
 * accented letters (Í, Ú, …) are the same vowels drawn lower or higher beside a subscript.
 *
 * The fonts draw ្ត and ្ដ with one glyph; it becomes ្ត, which search keys fold with ្ដ anyway.
 *
 * Source of the facts: the font tables of the KhmerOS project's KhmerConverter (fontdata.xml),
 * compared with the tables of khmer_unicode_converter and of the UniLimon converter.
 */
export const COMMON: [string, string][] = [
  ...row('០ ១ ២ ៣ ៤ ៥ ៦ ៧ ៨ ៩', '0 1 2 3 4 5 6 7 8 9'),
  ...row('ក ខ គ ឃ ង ច ឆ ជ ឈ ញ', 'k x K X g c q C Q j'),
  ...row('ដ ឋ ឌ ឍ ណ ត ថ ទ ធ ន', 'd z D Z N t f T F n'),
  ...row('ប ផ ព ភ ម យ រ ល វ ស ហ ឡ អ', 'b p B P m y r l v s h L G'),
  ...subscripts('ខ ឃ ង ច ឆ ជ ឈ ញ ញ', 'ç Ç ¶ © ä ¢ Ä J Ø'),
  ...subscripts('ឋ ឌ ឍ ណ ត ទ ធ ន', 'æ Ð Æ Ñ þ Þ § ñ'),
  ...subscripts('ប ផ ព ភ ម យ រ រ ល វ', ', ö < Ö µ ü R ® ø V'),
  ...row('ា ិ ី ឹ ឺ ុ ូ ួ', 'a i I w W u U Y'),
  ...row('ិ ី ឹ ឺ ុ ូ ួ ឿ ៀ', 'í Í å Å ú Ú Ü Ó ó'),
  ...row('ឿ ៀ េ ែ ៃ ៅ ំ', 'O o e E é A M'),
  ...row('៎ ៍ ៏', '+ _ ¾'),
  ...row('ឯ ឰ អា ៘', 'É B§ Ga .l.'),
  ...row(', -', '/ -'),
]
