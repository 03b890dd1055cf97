import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import { placeNames, provinces } from '#institutions/queries/places'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { provincesKept } from '#curriculum/queries/calendar_editors'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type Year from '#curriculum/models/year'

const PER_PAGE = 50

/** Every academic year, the latest first, with the name of the province where it is one's own. */
export async function listYears(locale: Locale) {
  const rows = await db.from('curriculum_years').orderBy('name', 'desc').orderBy('place_code')
  const parts = await db.from('curriculum_semesters').orderBy('number')
  const names = await placeNames(
    rows.map((row) => row.place_code),
    locale
  )
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on },
    placeCode: row.place_code as string,
    place: names.get(row.place_code) ?? '',
    isDraft: Boolean(row.is_draft),
    semesters: parts
      .filter((part) => part.year_id === row.id)
      .map((part) => ({ startsOn: part.starts_on, endsOn: part.ends_on })),
  }))
}

export async function yearForm(year: Year) {
  const parts = await db.from('curriculum_semesters').where('year_id', year.id).orderBy('number')
  const part = (number: number) => parts.find((one) => Number(one.number) === number)
  return {
    ...{
      id: year.id,
      name: year.name,
      place_code: year.placeCode,
      is_draft: Boolean(year.isDraft),
    },
    ...{ starts_on: year.startsOn, ends_on: year.endsOn, school_days: [...year.schoolDays] },
    ...{ s1_starts_on: part(1)?.starts_on, s1_ends_on: part(1)?.ends_on },
    ...{ s2_starts_on: part(2)?.starts_on, s2_ends_on: part(2)?.ends_on },
  }
}

type Filter = { q: string | null; year: string | null; place: string | null; page: number }

/** Holidays by day, of a calendar year and a province where asked for. */
export async function listHolidays(filter: Filter, locale: Locale) {
  const query = db.from('curriculum_holidays')
  if (filter.year && /^\d{4}$/.test(filter.year)) query.where('day', 'like', `${filter.year}-%`)
  if (filter.place) query.where('place_code', filter.place)
  if (filter.q) {
    const words = `%${filter.q.replaceAll(/[%_\\]/g, ' ').toLowerCase()}%`
    query.where((either) => either.whereILike('name_km', words).orWhereILike('name_en', words))
  }
  const counted = await query.clone().count('* as total').first()
  const pager = pagerOf(counted?.total ?? 0, filter.page, PER_PAGE)
  const rows = await query.orderBy('day').orderBy('place_code').forPage(pager.page, PER_PAGE)
  const names = await placeNames(
    rows.map((row) => row.place_code),
    locale
  )
  return {
    pager,
    rows: rows.map((row) => ({
      ...{ id: row.id, day: row.day, isDraft: Boolean(row.is_draft) },
      closes: Boolean(row.closes_schools),
      name: inLocale(locale, row.name_km, row.name_en),
      other: inLocale(locale === 'km' ? 'en' : 'km', row.name_km, row.name_en),
      place: names.get(row.place_code) ?? '',
    })),
  }
}

/** The calendar years that have holidays. */
export async function holidayYears(): Promise<string[]> {
  const rows = await db.from('curriculum_holidays').distinct('day')
  return [...new Set(rows.map((row) => String(row.day).slice(0, 4)))].sort()
}

/** Where the person may set something: the whole country, or the own provinces. */
export async function placeChoices(actor: Actor | null, locale: Locale) {
  const all = await provinces(locale)
  const isNational = await editsCurriculum(actor)
  const own = isNational ? [] : await provincesKept(actor)
  return {
    isNational,
    options: all
      .filter(({ code }) => isNational || own.includes(code))
      .map(({ code, name }) => ({ value: code, text: name })),
  }
}
