import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

type NameParts = {
  surnameKm: string | null
  givenKm: string | null
  surnameLatin: string | null
  givenLatin: string | null
}

/** The name to show, family name first in both languages; the other script's where one is missing. */
export function personName(person: NameParts, locale: Locale) {
  return inLocale(
    locale,
    join(person.surnameKm, person.givenKm),
    join(person.surnameLatin, person.givenLatin)
  )
}

const join = (surname: string | null, given: string | null) =>
  [surname, given].filter(Boolean).join(' ')
