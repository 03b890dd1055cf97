import { ZONE } from '#shared/clock'
import type { DateTime } from 'luxon'

/** Hours of the day in Cambodia, such as 20:00 to 06:00; over midnight where `to` is the earlier. */
export type QuietHours = { from: string; to: string }

/** When the daily digest goes out, in Cambodia. */
export const DIGEST_AT = '07:00'

const minutesOf = (text: string) => {
  const [hours, minutes] = text.split(':').map(Number)
  return hours * 60 + minutes
}

/** The next moment, from `now`, at which the clock in Cambodia shows `text`. */
function nextAt(now: DateTime, text: string): DateTime {
  const minutes = minutesOf(text)
  const local = now.setZone(ZONE)
  const day = local.startOf('day').set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
  return (day <= local ? day.plus({ days: 1 }) : day).toUTC()
}

export function isQuiet(now: DateTime, { from, to }: QuietHours): boolean {
  const local = now.setZone(ZONE)
  const minute = local.hour * 60 + local.minute
  const [start, end] = [minutesOf(from), minutesOf(to)]
  if (start === end) return false
  return start < end ? minute >= start && minute < end : minute >= start || minute < end
}

/** `now`, or the end of the quiet hours in which it falls. */
export const afterQuiet = (now: DateTime, quiet: QuietHours | null): DateTime =>
  quiet && isQuiet(now, quiet) ? nextAt(now, quiet.to) : now

/** When the next digest goes out: at seven in the morning, later where that is still quiet. */
export const nextDigest = (now: DateTime, quiet: QuietHours | null): DateTime =>
  afterQuiet(nextAt(now, DIGEST_AT), quiet)
