import { recordSlipsViewed } from '#identity/actions/record_slips_viewed'
import { batchSlips } from '#identity/queries/batch_slips'
import { findBatch } from '#identity/queries/find_batch'
import { institutionNames } from '#identity/queries/institution_names'
import { slipPage } from '#identity/slips/slip_page'
import type { HttpContext } from '@adonisjs/core/http'

/** The slips of a list whose people have not signed in yet. */
export default class BatchSlipsController {
  async show(ctx: HttpContext) {
    const batch = await findBatch(ctx.params.id)
    await ctx.bouncer.with('IdentityAccountBatchPolicy').authorize('view', batch)
    const names = await institutionNames([batch.institutionId], ctx.locale)
    const slips = await batchSlips(batch, ctx.locale)
    const { institutionId } = batch
    const subject = { type: 'account_batch', id: batch.id } as const
    await recordSlipsViewed(ctx.actor!, { subject, institutionId, count: slips.length })
    ctx.response.header('cache-control', 'no-store')
    return ctx.view.render(
      'pages/identity/slips/show',
      slipPage(ctx, {
        slips,
        institution: names.get(institutionId) ?? '',
        back: `/people/batches/${batch.id}`,
      })
    )
  }
}
