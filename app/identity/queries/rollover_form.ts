import { schoolYear } from '#identity/queries/class_options'
import { institutionChoice } from '#identity/queries/institution_choice'
import { listQuery } from '#shared/http/list_query'
import { nextYear } from '#identity/rollover/default_plan'
import { firstDayOf, usualFirstDay } from '#identity/rollover/calendar'
import SchoolClass from '#identity/models/school_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The form with which a rollover begins: the school, the year that ends, the year that begins. */
export async function rolloverForm(ctx: HttpContext) {
  const { text, page } = listQuery(ctx)
  const institutionId = ctx.request.input('institution_id') ?? text('institution')
  const wanted = { institutionId, q: text('q'), page }
  const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
  if (!choice.chosen) return choice
  const found = await SchoolClass.query()
    .where('institution_id', choice.chosen.id)
    .distinct('year')
    .orderBy('year', 'desc')
  const years = found.map(({ year }) => year)
  const from = years.find((year) => year < schoolYear()) ?? years[0]
  const to = from ? nextYear(from) : schoolYear()
  const startsOn = (await firstDayOf(to, choice.chosen.id)) ?? usualFirstDay(to)
  return { ...choice, years, from, to, startsOn }
}
