/** A point in time; the object is a Luxon `DateTime`. */
export type Instant = Date | number | string | { toJSDate(): Date }

export interface WallClock {
  year: number
  /** 1–12 */
  month: number
  day: number
  hour: number
  minute: number
  /** 0 is Sunday. */
  weekday: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Building a formatter costs far more than using it, and lists show hundreds of dates. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn-hc-h23', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/** @throws {RangeError} when `value` is no valid instant. */
export function toDate(value: Instant): Date {
  const date = typeof value === 'object' && 'toJSDate' in value ? value.toJSDate() : new Date(value)
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date: ${String(value)}`)
  return date
}

/**
 * What calendar and clock show at an instant in a time zone. A string `YYYY-MM-DD` is a day of the
 * calendar and no instant: it is not moved by the time zone.
 *
 * @throws {RangeError} when the instant or the time zone is invalid.
 */
export function wallClock(value: Instant, timeZone = 'Asia/Phnom_Penh'): WallClock {
  const calendarDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  const parts = formatterFor(calendarDay ? 'UTC' : timeZone).formatToParts(toDate(value))
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const [year, month, day] = [read('year'), read('month'), read('day')]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { year, month, day, hour: read('hour'), minute: read('minute'), weekday }
}
