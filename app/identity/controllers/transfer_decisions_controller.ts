import { notice } from '#shared/http/notice'
import { decideTransfer } from '#identity/actions/decide_transfer'
import { findTransfer } from '#identity/queries/find_transfer'
import { decisionValidator } from '#identity/validators/transfer'
import type { HttpContext } from '@adonisjs/core/http'

/** The word of the side that was asked. */
export default class TransferDecisionsController {
  async store(ctx: HttpContext) {
    const transfer = await findTransfer(ctx.params.id)
    await ctx.bouncer.with('IdentityTransferPolicy').authorize('decide', transfer)
    const { decision } = await ctx.request.validateUsing(decisionValidator)
    const result = await decideTransfer(ctx.actor!, transfer.id, decision === 'accept')
    if (result.ok) notice(ctx, `transfers.show.now_${result.value.state}`)
    else notice(ctx, `transfers.show.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.transfers.show', [transfer.id])
  }
}
