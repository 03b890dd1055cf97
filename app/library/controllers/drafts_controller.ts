import { listQuery } from '#shared/http/list_query'
import { holdsRole } from '#identity/queries/is_staff'
import { PUBLISHERS } from '#library/access'
import { countWaiting, listDrafts } from '#library/queries/list_drafts'
import type { HttpContext } from '@adonisjs/core/http'

/** What the person wrote, and what waits to be published where they may do it. */
export default class DraftsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('create')
    const { text, page } = listQuery(ctx)
    const canReview = holdsRole(ctx.actor!, PUBLISHERS)
    const tab = canReview && text('tab') === 'waiting' ? 'waiting' : 'mine'
    const q = text('q')
    return ctx.view.render('pages/library/drafts/index', {
      ...(await listDrafts(ctx.actor!, ctx.locale, { tab, q, page })),
      ...{ tab, q, canReview },
      waiting: await countWaiting(ctx.actor!),
    })
  }
}
