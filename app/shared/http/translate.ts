import i18nManager from '@adonisjs/i18n/services/main'
import type { Locale } from '#config/i18n'

const NEEDS_FORMAT = /[{']/

/**
 * The text of `key` in `locale` (ICU MessageFormat). Most messages have no placeholder and are returned as they
 * stand: formatting them was a third of the time of a page.
 */
export function translate(locale: Locale, key: string, data?: Record<string, unknown>): string {
  const message = i18nManager.getTranslationsFor(locale)[key]
  if (message !== undefined && !NEEDS_FORMAT.test(message)) return message
  return i18nManager.locale(locale).formatMessage(key, data)
}

/** The value in the reader's language, or in the other one where that is missing. */
export function inLocale(locale: Locale, km: string | null, en: string | null): string {
  return (locale === 'km' ? km || en : en || km) ?? ''
}
