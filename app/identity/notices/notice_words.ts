import { inLocale, translate } from '#shared/http/translate'
import type { NoticeValue } from '#identity/actions/notify'
import type { Locale } from '#config/i18n'

type Told = { kind: string; data: unknown }

/** What a notification says in a language. */
export function noticeWords({ kind, data }: Told, locale: Locale) {
  const values = Object.entries((data ?? {}) as Record<string, NoticeValue>).map(
    ([name, value]) => [
      name,
      typeof value === 'object' ? inLocale(locale, value.km, value.en) : value,
    ]
  )
  const places = Object.fromEntries(values)
  return {
    title: translate(locale, `notifications.${kind}.title`, places),
    text: translate(locale, `notifications.${kind}.text`, places),
  }
}
