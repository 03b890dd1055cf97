import { COMMON, row, subscripts, type LegacyMap } from '#shared/khmer/legacy_common'

/**
 * The ABC fonts (TEXT, HEAD and FANCY series, without the «A» series, in which the space bar is
 * an invisible word separator and the full stop a space). See `COMMON`.
 */
export const ABC: LegacyMap = new Map([
  ...COMMON,
  ...subscripts('ក គ ថ ស ហ អ', '; : S ß H ð'),
  ...row('៉ ៊ ់ ័ ៌ ិ៍', '¨ ‘ ´ & ’ #'),
  ...row('ំ ះ ៈ ៖ ៗ', '° ¼ £ ½ @'),
  ...row('ឥ ឦ ឧ ឪ ឱ ឭ ឮ ឫ ឬ', '} » « ] { \\ | ¬ ¦'),
  ...row('ឨ ឩ ឳ', '«‘ «u «_'),
  ...row('បា បៅ', 'á Á'),
  ...row('ឲ្យ ខ្ញុំ', '[ ¹'),
  ...row('។ ៕ . = + - ~ $ x', '. > ¿ ÷ = ¥ ¡ ¤ ×'),
  ...row('៛ 0 9 “ ”', '$ º ª ² ³'),
])
