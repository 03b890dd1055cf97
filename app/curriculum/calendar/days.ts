import { DateTime } from 'luxon'
import { clock, ZONE } from '#shared/clock'

/** A day as it is stored and compared: `2026-11-30`. */
export type Day = string

/** Today where the schools are. */
export const today = (): Day => clock.now().setZone(ZONE).toISODate()!

export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day) => DateTime.fromISO(day).weekday

export const addDays = (day: Day, days: number): Day =>
  DateTime.fromISO(day).plus({ days }).toISODate()!

/** Any moment as the day it falls on where the schools are. */
export const dayOf = (value: Day | Date | DateTime): Day => {
  if (typeof value === 'string') return value.slice(0, 10)
  const at = value instanceof Date ? DateTime.fromJSDate(value) : value
  return at.setZone(ZONE).toISODate()!
}
