import { notice } from '#shared/http/notice'
import { findRequest } from '#operations/queries/find_privacy_request'
import { withdrawPrivacyRequest } from '#operations/actions/withdraw_privacy_request'
import type { HttpContext } from '@adonisjs/core/http'

/** Whoever opened a request takes it back. */
export default class PrivacyRequestWithdrawalsController {
  async store(ctx: HttpContext) {
    const request = await findRequest(ctx.params.id)
    await ctx.bouncer.with('OperationsPrivacyRequestPolicy').authorize('withdraw', request)
    const isDone = await withdrawPrivacyRequest(ctx.actor!, request.id)
    if (isDone) notice(ctx, 'privacy.requests.withdrawn')
    else notice(ctx, 'privacy.requests.refusals.decided', {}, 'warn')
    return ctx.response
      .redirect()
      .status(303)
      .toRoute('operations.privacy_requests.edit', [request.id])
  }
}
