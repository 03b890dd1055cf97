import i18nManager from '@adonisjs/i18n/services/main'
import { LruCache } from '#shared/lru_cache'
import type { Locale } from '#config/i18n'

const NEEDS_FORMAT = /[{']/
const PLACES_ONLY = /^(?:[^{}']|\{\w+\})*$/
const PLACE = /\{(\w+)\}/g

/**
 * The text of `key` in `locale` (ICU MessageFormat). Most messages have no placeholder, or only places for text and
 * whole numbers: they are put together here, for the formatter reads each message anew and was a third of the
 * time of a page.
 */
export function translate(locale: Locale, key: string, data?: Record<string, unknown>): string {
  const message = i18nManager.getTranslationsFor(locale)[key]
  if (message !== undefined && !NEEDS_FORMAT.test(message)) return message
  if (message !== undefined && data && PLACES_ONLY.test(message) && isPlain(message, data)) {
    return message.replaceAll(PLACE, (_, name) => String(data[name]))
  }
  return format(locale, key, data)
}

const formatted = new LruCache<string>(1000)

/** Counts come again and again: their sentences are remembered. */
function format(locale: Locale, key: string, data: Record<string, unknown> = {}): string {
  const values = Object.values(data)
  const isCount = values.length > 0 && values.every((value) => typeof value === 'number')
  if (!isCount) return i18nManager.locale(locale).formatMessage(key, data)
  const id = `${locale} ${key} ${Object.keys(data)} ${values}`
  const known = formatted.get(id)
  if (known !== undefined) return known
  const text = i18nManager.locale(locale).formatMessage(key, data)
  formatted.set(id, text)
  return text
}

/** Whether every place is filled with text, or with a number that is written as it stands. */
function isPlain(message: string, data: Record<string, unknown>) {
  return [...message.matchAll(PLACE)].every(([, name]) => {
    const value = data[name]
    return (
      typeof value === 'string' || (Number.isInteger(value) && Math.abs(value as number) < 1000)
    )
  })
}

/** The value in the reader's language, or in the other one where that is missing. */
export function inLocale(locale: Locale, km: string | null, en: string | null): string {
  return (locale === 'km' ? km || en : en || km) ?? ''
}
