import { chosenCalendar } from '#curriculum/calendar/choose_year'
import type { HttpContext } from '@adonisjs/core/http'

/** The school year on one sheet for the wall. */
export default class CalendarPrintsController {
  async show(ctx: HttpContext) {
    return ctx.view.render('pages/curriculum/calendar_prints/show', await chosenCalendar(ctx))
  }
}
