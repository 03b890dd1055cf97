import { localeOf, withDigits, type Digits } from '#shared/khmer/numbers'
import { toDate, type Instant } from '#shared/khmer/wall_clock'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Largest unit first. A month is 30 days and a year 365: an age is a rough measure. */
const UNITS = [
  { length: 365 * DAY, km: 'ឆ្នាំ', en: 'year' },
  { length: 30 * DAY, km: 'ខែ', en: 'month' },
  { length: DAY, km: 'ថ្ងៃ', en: 'day' },
  { length: 60 * MINUTE, km: 'ម៉ោង', en: 'hour' },
  { length: MINUTE, km: 'នាទី', en: 'minute' },
]

/**
 * How long ago `from` is, seen from `now`: «៥ នាទីមុន», "5 minutes ago"; a later `from` gives
 * «៥ នាទីទៀត», "in 5 minutes"; under a minute «អម្បាញ់មិញ», "just now". Rounded down. The digits
 * are those of the locale unless said.
 *
 * Composed here because `Intl.RelativeTimeFormat('km')` puts a zero-width space before មុន.
 *
 * @throws {RangeError} when one of the dates is invalid.
 */
export function relativeAge(
  from: Instant,
  now: Instant,
  locale: string = 'km',
  digits: Digits = localeOf(locale) === 'km' ? 'khmer' : 'latin'
): string {
  const language = localeOf(locale)
  const age = toDate(now).getTime() - toDate(from).getTime()
  const unit = UNITS.find(({ length }) => Math.abs(age) >= length)
  if (!unit) return language === 'km' ? 'អម្បាញ់មិញ' : 'just now'

  const count = Math.floor(Math.abs(age) / unit.length)
  const amount = withDigits(String(count), digits)
  if (language === 'km') return `${amount} ${unit.km}${age > 0 ? 'មុន' : 'ទៀត'}`
  const words = `${amount} ${unit.en}${count === 1 ? '' : 's'}`
  return age > 0 ? `${words} ago` : `in ${words}`
}
