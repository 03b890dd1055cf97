import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { historyOf } from '#shared/audit/history'
import { provinces } from '#institutions/queries/places'
import { saveHoliday } from '#curriculum/actions/save_holiday'
import { deleteHoliday } from '#curriculum/actions/delete_holiday'
import { holidayYears, listHolidays, placeChoices } from '#curriculum/queries/calendar_lists'
import { editsSomeCalendar } from '#curriculum/queries/calendar_editors'
import { holidayValidator } from '#curriculum/validators/calendar'
import Holiday from '#curriculum/models/holiday'
import type { HttpContext } from '@adonisjs/core/http'

/** The yearly table of holidays. */
export default class HolidaysController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const filter = { q: text('q'), year: text('year'), place: text('place'), page }
    return ctx.view.render('pages/curriculum/holidays/index', {
      filter,
      ...(await listHolidays(filter, ctx.locale)),
      years: await holidayYears(),
      places: await provinces(ctx.locale),
      mayEdit: await editsSomeCalendar(ctx.actor),
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumCalendarPolicy').authorize('editSome')
    return ctx.view.render('pages/curriculum/holidays/create', {
      holiday: { closes_schools: true },
      places: await placeChoices(ctx.actor, ctx.locale),
    })
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('CurriculumCalendarPolicy')
    await bouncer.authorize('editSome')
    const input = holidayInput(await ctx.request.validateUsing(holidayValidator))
    await bouncer.authorize('edit', input.placeCode)
    const result = await saveHoliday(ctx.actor!, null, input)
    if (!result.ok) return refuse(ctx, result.error.type)
    notice(ctx, 'calendar.holidays.create.done')
    return toList(ctx, input.day)
  }

  async edit(ctx: HttpContext) {
    const one = await Holiday.findOrFail(ctx.params.id)
    await ctx.bouncer.with('CurriculumCalendarPolicy').authorize('edit', one.placeCode)
    return ctx.view.render('pages/curriculum/holidays/edit', {
      holiday: {
        ...{ id: one.id, day: one.day, place_code: one.placeCode, name_km: one.nameKm },
        ...{ name_en: one.nameEn, is_draft: Boolean(one.isDraft) },
        closes_schools: Boolean(one.closesSchools),
      },
      places: await placeChoices(ctx.actor, ctx.locale),
      history: await historyOf({ type: 'holiday', id: one.id }, ctx.locale),
    })
  }

  async update(ctx: HttpContext) {
    const holiday = await Holiday.findOrFail(ctx.params.id)
    const bouncer = ctx.bouncer.with('CurriculumCalendarPolicy')
    await bouncer.authorize('edit', holiday.placeCode)
    const input = holidayInput(await ctx.request.validateUsing(holidayValidator))
    await bouncer.authorize('edit', input.placeCode)
    const result = await saveHoliday(ctx.actor!, holiday.id, input)
    if (!result.ok) return refuse(ctx, result.error.type)
    notice(ctx, 'calendar.holidays.edit.done')
    return toList(ctx, input.day)
  }

  async destroy(ctx: HttpContext) {
    const holiday = await Holiday.findOrFail(ctx.params.id)
    await ctx.bouncer.with('CurriculumCalendarPolicy').authorize('edit', holiday.placeCode)
    await deleteHoliday(ctx.actor!, holiday.id)
    notice(ctx, 'calendar.holidays.edit.deleted')
    return toList(ctx, holiday.day)
  }
}

const toList = ({ response }: HttpContext, day: string) =>
  response
    .redirect()
    .status(303)
    .toPath(`/calendar/holidays?year=${day.slice(0, 4)}`)

const refuse = ({ locale }: HttpContext, type: string) =>
  refuseField('day', translate(locale, `calendar.problems.${type}`))

type Form = Awaited<ReturnType<typeof holidayValidator.validate>>

const holidayInput = (form: Form) => ({
  day: form.day,
  placeCode: form.place_code ?? '',
  nameKm: form.name_km,
  nameEn: form.name_en,
  closesSchools: form.closes_schools ?? false,
  isDraft: form.is_draft ?? false,
})
