import { listPreparations } from '#media/queries/list_preparations'
import { listQuery } from '#shared/http/list_query'
import type { HttpContext } from '@adonisjs/core/http'

/** The files of this server and what was made of them. */
export default class PreparationsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MediaPreparationPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const list = await listPreparations({ state: text('state'), q: text('q'), page }, ctx.locale)
    return ctx.view.render('pages/media/preparations/index', list)
  }
}
