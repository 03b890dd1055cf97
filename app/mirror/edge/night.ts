import type { DateTime } from 'luxon'
import { ZONE } from '#shared/clock'

/** Whether large things may come now: always where no night is set. A night may reach over midnight. */
export function isNight(from: string | null, to: string | null, now: DateTime) {
  if (!from || !to || from === to) return true
  const time = now.setZone(ZONE).toFormat('HH:mm')
  return from < to ? time >= from && time < to : time >= from || time < to
}
