import { chosenCalendar } from '#curriculum/calendar/choose_year'
import { editsSomeCalendar } from '#curriculum/queries/calendar_editors'
import type { HttpContext } from '@adonisjs/core/http'

/** The school year month by month, for everyone. */
export default class CalendarsController {
  async show(ctx: HttpContext) {
    return ctx.view.render('pages/curriculum/calendars/show', {
      ...(await chosenCalendar(ctx)),
      mayEdit: await editsSomeCalendar(ctx.actor),
    })
  }
}
