import { listQuery } from '#shared/http/list_query'
import { listDeliveries } from '#identity/queries/list_deliveries'
import type { HttpContext } from '@adonisjs/core/http'

/** What leaves the server by mail and Telegram: what waits, what was given up and why. */
export default class DeliveriesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityDeliveryPolicy').authorize('view')
    const { text, page } = listQuery(ctx)
    const list = await listDeliveries(text('state'), page)
    return ctx.view.render('pages/identity/deliveries/index', list)
  }
}
