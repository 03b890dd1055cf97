import { translate } from '#shared/http/translate'
import { shortLicence } from '#library/queries/licences'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import type { Locale } from '#config/i18n'

/** What people read for the codes of a field of an imported resource. */
export function fieldWords(field: string, value: string, locale: Locale): string {
  const listed = (say: (code: string) => string) => value.split(', ').map(say).join(', ')
  switch (field) {
    case 'licence':
      return value === UNKNOWN_LICENCE
        ? translate(locale, 'imports.marks.library.entries.unknown')
        : shortLicence(value)
    case 'languages':
      return listed((code) => translate(locale, `library.languages.${code}`))
    case 'audience':
      return listed((code) => translate(locale, `library.audiences.${code}`))
    case 'accessibility':
      return listed((code) => translate(locale, `library.aids.${code}`))
    default:
      return value
  }
}
