import { listQuery } from '#shared/http/list_query'
import { listVisits, visitMedia, visitOutcomes } from '#mirror/queries/list_visits'
import type { HttpContext } from '@adonisjs/core/http'

/** Each contact of this mirror with its origin, by wire and by stick. */
export default class VisitsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('view')
    const { text, page } = listQuery(ctx)
    const filter = { medium: text('medium'), outcome: text('outcome') }
    return ctx.view.render('pages/mirror/here/visits', {
      ...(await listVisits({ ...filter, page }, ctx.locale)),
      ...{ filter, media: visitMedia, outcomes: visitOutcomes },
    })
  }
}
