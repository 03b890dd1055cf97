import { listQuery } from '#shared/http/list_query'
import { listDrafts } from '#library/queries/list_drafts'
import type { HttpContext } from '@adonisjs/core/http'

/** What the person wrote, in any state. */
export default class DraftsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('create')
    const { text, page } = listQuery(ctx)
    const q = text('q')
    const listed = await listDrafts(ctx.actor!, ctx.locale, { q, page })
    return ctx.view.render('pages/library/drafts/index', { ...listed, q })
  }
}
