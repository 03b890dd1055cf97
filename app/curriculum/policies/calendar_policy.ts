import { BasePolicy } from '@adonisjs/bouncer'
import { editsCalendar, editsSomeCalendar } from '#curriculum/queries/calendar_editors'
import type { Actor } from '#shared/actor'

/** The ministry keeps the calendar of the country, a provincial office what differs in its province. */
export default class CalendarPolicy extends BasePolicy {
  editSome(actor: Actor) {
    return editsSomeCalendar(actor)
  }

  /** @param placeCode two digits of a province, empty for the whole country */
  edit(actor: Actor, placeCode: string) {
    return editsCalendar(actor, placeCode)
  }
}
