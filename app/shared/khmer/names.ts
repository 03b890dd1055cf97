import { clusters } from '#shared/khmer/clusters'
import { localeOf } from '#shared/khmer/numbers'

/** The four name fields of the ministry's staff records. Any of them may be missing. */
export interface PersonName {
  surnameKm?: string | null
  givenKm?: string | null
  surnameLatin?: string | null
  givenLatin?: string | null
}

/** Surname and given name in the script of the locale, each falling back to the other script. */
function parts(name: PersonName, locale: string): string[] {
  const pick = (km?: string | null, latin?: string | null) => {
    const [first, second] = localeOf(locale) === 'km' ? [km, latin] : [latin, km]
    return first?.trim() || second?.trim() || ''
  }
  return [pick(name.surnameKm, name.surnameLatin), pick(name.givenKm, name.givenLatin)].filter(
    Boolean
  )
}

/** The name for reading, family name first in both languages. Empty when nothing is known. */
export function fullName(name: PersonName, locale: string = 'km'): string {
  return parts(name, locale).join(' ')
}

/**
 * The first letter of surname and given name: «សដ», "SD". A Khmer initial is the bare consonant or
 * independent vowel: subscripts and vowels would be unreadable at the size of an avatar.
 */
export function initials(name: PersonName, locale: string = 'km'): string {
  return parts(name, locale)
    .map((part) => [...(clusters(part)[0] ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
