import { type DateTime } from 'luxon'
import { ZONE } from '#shared/clock'
import type { JobKind } from '#shared/jobs/tracked_job'

/** `at` is a time of day in Cambodia, such as `02:30`; with `weekday` (1 is Monday) once a week. */
export type When = { at: string; weekday?: number } | { everyMinutes: number }

/**
 * Work that begins by itself, named in a module's `subscriptions.ts`. The worker process starts the job, one of them
 * if there are several; a time that passed while the server was off is made up for once. It does not begin while the
 * last one still runs.
 */
export type Schedule = {
  job: JobKind
  /** Plain JSON. */
  input?: object
  /** A function where it depends on a setting; null switches the schedule off. Asked every half minute. */
  when: When | (() => Promise<When | null>)
  /** Asked when its time has come: where there is nothing to do, no job is started. In no transaction. */
  isNeeded?: () => Promise<boolean>
}

const schedules = new Map<string, Schedule>()

/** Returns what takes them back. */
export function registerSchedules(list: Schedule[]) {
  for (const schedule of list) schedules.set(schedule.job.kind, schedule)
  return () => {
    for (const { job } of list) schedules.delete(job.kind)
  }
}

export const allSchedules = () => [...schedules.values()]

export const whenOf = ({ when }: Schedule) => (typeof when === 'function' ? when() : when)

/** The next time after `now`. */
export function nextTime(when: When, now: DateTime): DateTime {
  if ('everyMinutes' in when) return now.plus({ minutes: when.everyMinutes })
  const [hour, minute] = when.at.split(':').map(Number)
  const local = now.setZone(ZONE)
  const day = when.weekday ? local.set({ weekday: when.weekday as 1 }) : local
  const time = day.set({ hour, minute, second: 0, millisecond: 0 })
  if (time > local) return time.toUTC()
  return time.plus(when.weekday ? { weeks: 1 } : { days: 1 }).toUTC()
}
