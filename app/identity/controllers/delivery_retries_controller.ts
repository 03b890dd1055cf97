import { notice } from '#shared/http/notice'
import { retryDeliveries } from '#identity/actions/retry_deliveries'
import type { HttpContext } from '@adonisjs/core/http'

export default class DeliveryRetriesController {
  /** Tries everything again that was given up. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityDeliveryPolicy').authorize('retry')
    notice(ctx, 'notices.deliveries.retried', { count: await retryDeliveries(ctx.actor!) })
    return ctx.response.redirect().status(303).toRoute('identity.deliveries.index')
  }
}
