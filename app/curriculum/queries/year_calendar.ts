import { DateTime } from 'luxon'
import { inLocale } from '#shared/http/translate'
import { MONTHS } from '#shared/khmer/calendar_names'
import { addDays, today, weekday, type Day } from '#curriculum/calendar/days'
import { holidaysBetween, type AcademicYear } from '#curriculum/queries/calendar'
import type { Locale } from '#config/i18n'

export type DayCell = {
  number: number
  /** `school`, `free` (weekend or between semesters), `holiday` (closed) or `feast` (a holiday on which they work). */
  kind: 'school' | 'free' | 'holiday' | 'feast'
  isToday: boolean
  name?: string
}

export type Month = { title: string; schoolDays: number; weeks: (DayCell | null)[][] }

export type YearCalendar = {
  months: Month[]
  schoolDays: number
  semesters: { number: number; startsOn: Day; endsOn: Day; schoolDays: number }[]
  holidays: { day: Day; until: Day; names: string; closes: boolean; isDraft: boolean }[]
}

/** The months of an academic year with what each day is, from Monday to Sunday. */
export async function yearCalendar(
  year: AcademicYear,
  placeCode: string,
  locale: Locale
): Promise<YearCalendar> {
  const listed = await holidaysBetween(year.startsOn, year.endsOn, placeCode)
  const byDay = Map.groupBy(listed, ({ day }) => day)
  const kinds = new Map<Day, DayCell['kind']>()
  for (let day = year.startsOn; day <= year.endsOn; day = addDays(day, 1)) {
    kinds.set(day, kindOf(year, day, byDay.get(day)))
  }
  const count = (from: Day, to: Day) =>
    [...kinds].filter(([day, kind]) => day >= from && day <= to && isWorked(kind)).length
  const cell = (day: Day): DayCell | null => {
    const kind = kinds.get(day)
    if (!kind) return null
    const names = byDay.get(day)?.map((one) => inLocale(locale, one.nameKm, one.nameEn))
    const number = Number(day.slice(8))
    return { number, kind, isToday: day === today(), ...(names && { name: names.join(' · ') }) }
  }
  return {
    months: monthsOf(year).map((first) => {
      const last = first.endOf('month').toISODate()!
      return {
        title: `${MONTHS[locale][first.month - 1]} ${first.year}`,
        schoolDays: count(first.toISODate()!, last),
        weeks: weeksOf(first, cell),
      }
    }),
    schoolDays: [...kinds.values()].filter(isWorked).length,
    semesters: year.semesters.map((part) => ({
      ...part,
      schoolDays: count(part.startsOn, part.endsOn),
    })),
    holidays: joined(listed, locale),
  }
}

const isWorked = (kind: DayCell['kind']) => kind === 'school' || kind === 'feast'

function kindOf(
  { schoolDays, semesters }: AcademicYear,
  day: Day,
  holidays: { closesSchools: boolean }[] = []
): DayCell['kind'] {
  if (holidays.some(({ closesSchools }) => closesSchools)) return 'holiday'
  const isTaught =
    semesters.length === 0 || semesters.some((one) => one.startsOn <= day && day <= one.endsOn)
  if (!isTaught || !schoolDays.includes(String(weekday(day)))) return 'free'
  return holidays.length > 0 ? 'feast' : 'school'
}

function monthsOf({ startsOn, endsOn }: AcademicYear): DateTime[] {
  const months: DateTime[] = []
  const end = DateTime.fromISO(endsOn)
  for (
    let at = DateTime.fromISO(startsOn).startOf('month');
    at <= end;
    at = at.plus({ months: 1 })
  ) {
    months.push(at)
  }
  return months.slice(0, 18)
}

function weeksOf(first: DateTime, cell: (day: Day) => DayCell | null) {
  const cells: (DayCell | null)[] = Array.from({ length: first.weekday - 1 }, () => null)
  for (let at = first; at.month === first.month; at = at.plus({ days: 1 })) {
    cells.push(cell(at.toISODate()!))
  }
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Days that follow one another with the same name are one line. */
function joined(
  listed: { day: Day; nameKm: string; nameEn: string; closesSchools: boolean; isDraft: boolean }[],
  locale: Locale
) {
  const lines: YearCalendar['holidays'] = []
  for (const one of listed) {
    const names = inLocale(locale, one.nameKm, one.nameEn)
    const before = lines.findLast((line) => line.names === names)
    const follows =
      before && addDays(before.until, 1) === one.day && before.closes === one.closesSchools
    if (follows) before.until = one.day
    else {
      const { day, closesSchools: closes, isDraft } = one
      lines.push({ day, until: day, names, closes, isDraft })
    }
  }
  return lines
}
