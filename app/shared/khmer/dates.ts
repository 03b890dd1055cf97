import { MONTHS, WEEKDAYS } from '#shared/khmer/calendar_names'
import { localeOf, withDigits, type Digits } from '#shared/khmer/numbers'
import { wallClock, type Instant } from '#shared/khmer/wall_clock'

export type DateStyle = 'full' | 'long' | 'short' | 'numeric'

export interface DateOptions {
  /** Khmer unless English. */
  locale?: string
  digits?: Digits
  style?: DateStyle
  /** IANA name. Cambodia has one zone, UTC+7, without summer time. */
  timeZone?: string
}

const pad = (value: number) => String(value).padStart(2, '0')

/**
 * A date of the Gregorian calendar for reading.
 *
 * | style   | km                                    | en                      |
 * |---------|---------------------------------------|-------------------------|
 * | full    | ថ្ងៃសុក្រ ទី១ ខែវិច្ឆិកា ឆ្នាំ២០២៤           | Friday, 1 November 2024 |
 * | long    | ថ្ងៃទី1 ខែវិច្ឆិកា ឆ្នាំ2024              | 1 November 2024         |
 * | short   | 01/11/2024                            | 01/11/2024              |
 * | numeric | 2024-11-01                            | 2024-11-01              |
 *
 * Defaults: km, short, Latin digits; the full Khmer style, that of letters and certificates, has
 * Khmer digits. The words are composed here: ICU's Khmer full date lacks ថ្ងៃ, ខែ and ឆ្នាំ, and
 * its Buddhist calendar changes year in January and not after Visak Bochea, so it is never used.
 *
 * @param date a `Date`, a Luxon `DateTime`, milliseconds, an ISO instant, or a calendar date
 *   `YYYY-MM-DD`, which is shown as it stands in every time zone.
 * @throws {RangeError} when the date or the time zone is invalid.
 */
export function formatDate(date: Instant, options: DateOptions = {}): string {
  const { style = 'short', timeZone } = options
  const locale = localeOf(options.locale ?? 'km')
  const { digits = locale === 'km' && style === 'full' ? 'khmer' : 'latin' } = options
  const { year, month, day, weekday } = wallClock(date, timeZone)
  const monthName = MONTHS[locale][month - 1]
  const dayName = WEEKDAYS[locale][weekday]
  const text = {
    km: {
      full: `ថ្ងៃ${dayName} ទី${day} ខែ${monthName} ឆ្នាំ${year}`,
      long: `ថ្ងៃទី${day} ខែ${monthName} ឆ្នាំ${year}`,
    },
    en: {
      full: `${dayName}, ${day} ${monthName} ${year}`,
      long: `${day} ${monthName} ${year}`,
    },
  }[locale]
  const numeric = {
    short: `${pad(day)}/${pad(month)}/${year}`,
    numeric: `${year}-${pad(month)}-${pad(day)}`,
  }
  return withDigits({ ...text, ...numeric }[style], digits)
}

/** Hours and minutes on the 24-hour clock: «14:05», with Khmer digits «១៤:០៥». */
export function formatTime(date: Instant, options: Omit<DateOptions, 'style'> = {}): string {
  const { hour, minute } = wallClock(date, options.timeZone)
  return withDigits(`${pad(hour)}:${pad(minute)}`, options.digits ?? 'latin')
}
