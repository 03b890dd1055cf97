import { notice } from '#shared/http/notice'
import { endStay } from '#identity/actions/end_stay'
import { findTransfer } from '#identity/queries/find_transfer'
import type { HttpContext } from '@adonisjs/core/http'

/** The stay of a guest, ended before its time by either side. */
export default class GuestStaysController {
  async destroy(ctx: HttpContext) {
    const transfer = await findTransfer(ctx.params.id)
    await ctx.bouncer.with('IdentityTransferPolicy').authorize('view', transfer)
    const result = await endStay(ctx.actor!, transfer.id)
    if (result.ok) notice(ctx, 'transfers.show.stay_ended')
    else notice(ctx, `transfers.show.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.transfers.show', [transfer.id])
  }
}
