import i18nManager from '@adonisjs/i18n/services/main'
import type { Locale } from '#config/i18n'

const PREFIX = 'h5p.core.'

/** The words of the H5P core itself, under the names that it asks for them (`H5PIntegration.l10n.H5P`). */
export function coreWords(locale: Locale): Record<string, string> {
  const words = Object.entries(i18nManager.getTranslationsFor(locale))
  return Object.fromEntries(
    words
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([key, text]) => [key.slice(PREFIX.length), text])
  )
}
