import i18nManager from '@adonisjs/i18n/services/main'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const PLACES = ['privacy.fields', 'validator.shared.fields']

/** What a field of a row or a form is called, written `surnameKm` or `surname_km`; its plain name where none is known. */
export function fieldWord(field: string, locale: Locale): string {
  const name = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const path = PLACES.map((place) => `${place}.${name}`).find((one) =>
    i18nManager.locale(locale).hasMessage(one)
  )
  return path ? translate(locale, path) : field
}
