import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { historyOf } from '#shared/audit/history'
import { saveYear } from '#curriculum/actions/save_year'
import { deleteYear } from '#curriculum/actions/delete_year'
import { listYears, placeChoices, yearForm } from '#curriculum/queries/calendar_lists'
import { editsSomeCalendar } from '#curriculum/queries/calendar_editors'
import { yearInput, yearValidator } from '#curriculum/validators/calendar'
import Year from '#curriculum/models/year'
import type { HttpContext } from '@adonisjs/core/http'

/** Academic years and semesters. */
export default class YearsController {
  async index(ctx: HttpContext) {
    return ctx.view.render('pages/curriculum/years/index', {
      years: await listYears(ctx.locale),
      mayEdit: await editsSomeCalendar(ctx.actor),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumCalendarPolicy').authorize('editSome')
    return ctx.view.render('pages/curriculum/years/create', {
      year: { school_days: ['1', '2', '3', '4', '5', '6'] },
      places: await placeChoices(ctx.actor, ctx.locale),
    })
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('CurriculumCalendarPolicy')
    await bouncer.authorize('editSome')
    const input = yearInput(await ctx.request.validateUsing(yearValidator))
    await bouncer.authorize('edit', input.placeCode)
    const result = await saveYear(ctx.actor!, null, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'calendar.years.create.done')
    return ctx.response.redirect().status(303).toPath('/calendar/years')
  }

  async edit(ctx: HttpContext) {
    const year = await Year.findOrFail(ctx.params.id)
    await ctx.bouncer.with('CurriculumCalendarPolicy').authorize('edit', year.placeCode)
    return ctx.view.render('pages/curriculum/years/edit', {
      year: await yearForm(year),
      places: await placeChoices(ctx.actor, ctx.locale),
      history: await historyOf({ type: 'academic_year', id: year.id }, ctx.locale),
    })
  }

  async update(ctx: HttpContext) {
    const year = await Year.findOrFail(ctx.params.id)
    const bouncer = ctx.bouncer.with('CurriculumCalendarPolicy')
    await bouncer.authorize('edit', year.placeCode)
    const input = yearInput(await ctx.request.validateUsing(yearValidator))
    await bouncer.authorize('edit', input.placeCode)
    const result = await saveYear(ctx.actor!, year.id, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'calendar.years.edit.done')
    return ctx.response.redirect().status(303).toPath('/calendar/years')
  }

  async destroy(ctx: HttpContext) {
    const year = await Year.findOrFail(ctx.params.id)
    await ctx.bouncer.with('CurriculumCalendarPolicy').authorize('edit', year.placeCode)
    await deleteYear(ctx.actor!, year.id)
    notice(ctx, 'calendar.years.edit.deleted')
    return ctx.response.redirect().status(303).toPath('/calendar/years')
  }
}

const refuse = ({ locale }: HttpContext, { type, field }: { type: string; field: string }) =>
  refuseField(field, translate(locale, `calendar.problems.${type}`))
