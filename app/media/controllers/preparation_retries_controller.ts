import { retryPreparations } from '#media/actions/retry_preparations'
import { retryValidator } from '#media/validators/retry'
import { notice } from '#shared/http/notice'
import type { HttpContext } from '@adonisjs/core/http'

/** Prepares files again. */
export default class PreparationRetriesController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MediaPreparationPolicy').authorize('retry')
    const { id } = await ctx.request.validateUsing(retryValidator)
    const count = await retryPreparations(ctx.actor!, id ? { ids: [id] } : {})
    notice(ctx, 'media.preparations.started', { count }, count > 0 ? 'ok' : 'info')
    return ctx.response.redirect().status(303).toRoute('media.preparations.index')
  }
}
