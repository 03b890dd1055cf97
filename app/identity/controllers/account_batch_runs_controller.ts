import { notice } from '#shared/http/notice'
import { startAccountBatch } from '#identity/actions/start_account_batch'
import { findBatch } from '#identity/queries/find_batch'
import type { HttpContext } from '@adonisjs/core/http'

/** Makes the accounts of a list that was looked at. */
export default class AccountBatchRunsController {
  async store(ctx: HttpContext) {
    const batch = await findBatch(ctx.params.id)
    await ctx.bouncer.with('IdentityAccountBatchPolicy').authorize('view', batch)
    const result = await startAccountBatch(ctx.actor!, batch.id)
    if (!result.ok) notice(ctx, `people.batches.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.account_batches.show', [batch.id])
  }
}
