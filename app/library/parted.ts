import type { Locale } from '#config/i18n'

/** Names one after the other, as the language writes them. */
export const parted = (names: string[], locale: Locale) =>
  names.join(locale === 'km' ? ' និង ' : ', ')
