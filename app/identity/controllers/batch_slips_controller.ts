import { batchSlips } from '#identity/queries/batch_slips'
import { findBatch } from '#identity/queries/find_batch'
import { showSlips } from '#identity/slips/show_slips'
import type { HttpContext } from '@adonisjs/core/http'

/** The slips of a list whose people have not signed in yet. */
export default class BatchSlipsController {
  async show(ctx: HttpContext) {
    const batch = await findBatch(ctx.params.id)
    await ctx.bouncer.with('IdentityAccountBatchPolicy').authorize('view', batch)
    return showSlips(ctx, {
      slips: await batchSlips(batch, ctx.locale),
      subject: { type: 'account_batch', id: batch.id },
      institutionId: batch.institutionId,
      back: `/people/batches/${batch.id}`,
    })
  }
}
