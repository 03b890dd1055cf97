import { listDrafts } from '#library/queries/list_drafts'
import type { HttpContext } from '@adonisjs/core/http'

/** What the person wrote, and what waits to be published where they may do it. */
export default class DraftsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('create')
    const page = Math.max(1, Math.trunc(Number(ctx.request.qs().page)) || 1)
    const drafts = await listDrafts(ctx.actor!, ctx.locale, page)
    return ctx.view.render('pages/library/drafts/index', drafts)
  }
}
