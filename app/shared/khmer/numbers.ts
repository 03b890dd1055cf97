/** The languages of the platform. */
export type Locale = 'km' | 'en'
export type Digits = 'khmer' | 'latin'

const KHMER_ZERO = 0x17e0

/** The language of a locale tag: English for en, en-GB and so on, Khmer for any other. */
export function localeOf(tag: string): Locale {
  return /^en\b/i.test(tag) ? 'en' : 'km'
}

/** Every ASCII digit of `value` as a Khmer digit: 2024 -> «២០២៤». Other characters stay. */
export function khmerDigits(value: number | bigint | string): string {
  return String(value).replace(/[0-9]/g, (digit) => String.fromCharCode(KHMER_ZERO + Number(digit)))
}

/** Every Khmer digit as an ASCII digit: «ទី១០» -> «ទី10». Other characters stay. */
export function latinDigits(text: string): string {
  return text.replace(/[\u17E0-\u17E9]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO))
}

/** `text` in the wished digits; for text that holds no thousands or decimal separators. */
export function withDigits(text: string, digits: Digits): string {
  return digits === 'khmer' ? khmerDigits(text) : latinDigits(text)
}

export interface NumberStyle extends Intl.NumberFormatOptions {
  locale?: string
  digits?: Digits
}

/**
 * A number for reading. Defaults: locale km, Latin digits.
 *
 * Khmer digits bring Khmer separators with them: 1,234,567.89 is «១.២៣៤.៥៦៧,៨៩», so the digits of
 * a formatted number must never be swapped one by one. Khmer digits therefore always follow the
 * Khmer convention, whatever the locale; Latin digits follow the English one in both locales
 * (CLDR km).
 */
export function formatNumber(value: number | bigint, style: NumberStyle = {}): string {
  const { locale = 'km', digits = 'latin', ...options } = style
  const tag = digits === 'khmer' ? 'km-u-nu-khmr' : `${localeOf(locale)}-u-nu-latn`
  return new Intl.NumberFormat(tag, options).format(value)
}
