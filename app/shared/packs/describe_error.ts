import i18nManager from '@adonisjs/i18n/services/main'
import { type PackError, PackErrors } from '#shared/packs/pack_error'
import type { Locale } from '#config/i18n'

/** A refusal in the reader's words, after the place it speaks of; one line per error. */
export function describePackError(error: PackError | PackErrors, locale: Locale): string[] {
  if (error instanceof PackErrors)
    return error.errors.flatMap((one) => describePackError(one, locale))
  const key = `packs.errors.${error.reason}`
  const i18n = i18nManager.locale(locale)
  const text = i18n.hasMessage(key) ? i18n.formatMessage(key, error.data) : error.reason
  return [`${error.place}: ${text}`]
}
