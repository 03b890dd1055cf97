import { DateTime } from 'luxon'
import { ZONE } from '#shared/clock'

/** A time as a browser's `datetime-local` shows it, in Cambodia. */
export const localTime = (time: Date | null | undefined) =>
  time ? DateTime.fromJSDate(time).setZone(ZONE).toFormat("yyyy-MM-dd'T'HH:mm") : undefined

export const timeOf = (text: string | null | undefined) =>
  text ? DateTime.fromISO(text, { zone: ZONE }) : null
