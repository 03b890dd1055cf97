import { listQuery } from '#shared/http/list_query'
import { provinces } from '#institutions/queries/places'
import { currentYear, yearsIn } from '#curriculum/queries/calendar'
import { yearCalendar } from '#curriculum/queries/year_calendar'
import type { HttpContext } from '@adonisjs/core/http'

/** The academic year and province that an address asks for, with everything its calendar shows. */
export async function chosenCalendar(ctx: HttpContext) {
  const { text } = listQuery(ctx)
  const places = await provinces(ctx.locale)
  const place = places.find(({ code }) => code === text('place'))
  const placeCode = place?.code ?? ''
  const years = await yearsIn(placeCode)
  const current = await currentYear()
  const wanted = text('year') ?? current?.name
  const year = years.find(({ name }) => name === wanted) ?? years.at(-1)
  return {
    ...{ years, year, places, placeCode, place: place?.name },
    calendar: year && (await yearCalendar(year, placeCode, ctx.locale)),
  }
}
