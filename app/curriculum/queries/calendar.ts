import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'
import { dayOf, today, weekday, type Day } from '#curriculum/calendar/days'
import type { DateTime } from 'luxon'

export type Semester = { number: number; startsOn: Day; endsOn: Day }

/** An academic year as it holds in a place. */
export type AcademicYear = {
  id: string
  /** As classes write it: `2026-2027`. */
  name: string
  /** Two digits of the province whose own row this is; empty for that of the whole country. */
  placeCode: string
  startsOn: Day
  endsOn: Day
  /** ISO numbers of the days on which schools work: `123456`. */
  schoolDays: string
  isDraft: boolean
  semesters: Semester[]
}

export type Holiday = {
  id: string
  day: Day
  placeCode: string
  nameKm: string
  nameEn: string
  closesSchools: boolean
  isDraft: boolean
}

const years = remembered(60, async (): Promise<AcademicYear[]> => {
  const rows = await db.from('curriculum_years').orderBy('starts_on').orderBy('place_code')
  const parts = await db.from('curriculum_semesters').orderBy('number')
  const partsOf = Map.groupBy(parts, (part) => part.year_id as string)
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, placeCode: row.place_code, schoolDays: row.school_days },
    ...{ startsOn: row.starts_on, endsOn: row.ends_on, isDraft: Boolean(row.is_draft) },
    semesters: (partsOf.get(row.id) ?? []).map((part) => ({
      number: Number(part.number),
      startsOn: part.starts_on,
      endsOn: part.ends_on,
    })),
  }))
})

const holidays = remembered(60, async (): Promise<Holiday[]> => {
  const rows = await db.from('curriculum_holidays').orderBy('day').orderBy('place_code')
  return rows.map((row) => ({
    ...{ id: row.id, day: row.day, placeCode: row.place_code },
    ...{ nameKm: row.name_km, nameEn: row.name_en },
    ...{ closesSchools: Boolean(row.closes_schools), isDraft: Boolean(row.is_draft) },
  }))
})

/** The province of an institution: the first two digits of its place; empty where it has none. */
export async function provinceOf(institutionId?: string | null): Promise<string> {
  if (!institutionId) return ''
  const row = await db.from('institutions').where('id', institutionId).select('place_code').first()
  return String(row?.place_code ?? '').slice(0, 2)
}

/** Every academic year as it holds in a place, the first one first: the province's own row before the country's. */
export async function yearsIn(placeCode = ''): Promise<AcademicYear[]> {
  const all = await years()
  const own = new Set(
    all.filter((one) => one.placeCode && one.placeCode === placeCode).map(({ name }) => name)
  )
  return all.filter((one) =>
    one.placeCode === '' ? !own.has(one.name) : one.placeCode === placeCode
  )
}

/** Holidays of the whole country and of a place between two days, both included. */
export async function holidaysBetween(from: Day, to: Day, placeCode = ''): Promise<Holiday[]> {
  const all = await holidays()
  return all.filter(
    (one) =>
      one.day >= from && one.day <= to && (one.placeCode === '' || one.placeCode === placeCode)
  )
}

/** The academic year that a day belongs to at an institution; between two years none. */
export async function yearOn(
  day: Day | Date | DateTime,
  institutionId?: string | null
): Promise<AcademicYear | undefined> {
  const on = dayOf(day)
  const found = await yearsIn(await provinceOf(institutionId))
  return found.find((one) => one.startsOn <= on && on <= one.endsOn)
}

/**
 * The academic year of today at an institution; in the holidays between two years the next one, for which classes are
 * being made, and after the last known year that one. Undefined where the ministry has entered none.
 */
export async function currentYear(
  institutionId?: string | null
): Promise<AcademicYear | undefined> {
  const on = today()
  const found = await yearsIn(await provinceOf(institutionId))
  return found.find(({ endsOn }) => endsOn >= on) ?? found.at(-1)
}

/**
 * Whether schools work on a day: a day of their week within a semester on which no holiday closes them. Undefined
 * where no academic year is known for the day: nothing can be said.
 */
export async function isSchoolDay(
  day: Day | Date | DateTime,
  institutionId?: string | null
): Promise<boolean | undefined> {
  const on = dayOf(day)
  const placeCode = await provinceOf(institutionId)
  const found = await yearsIn(placeCode)
  const year = found.find((one) => one.startsOn <= on && on <= one.endsOn)
  if (!year) return undefined
  if (!year.schoolDays.includes(String(weekday(on)))) return false
  const parts = year.semesters
  if (parts.length > 0 && !parts.some((part) => part.startsOn <= on && on <= part.endsOn)) {
    return false
  }
  const closed = await holidaysBetween(on, on, placeCode)
  return !closed.some(({ closesSchools }) => closesSchools)
}
