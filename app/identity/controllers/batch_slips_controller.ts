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
    ctx.response.header('cache-control', 'no-store')
    return ctx.view.render(
      'pages/identity/slips/show',
      slipPage({
        slips: await batchSlips(batch, ctx.locale),
        institution: names.get(batch.institutionId) ?? '',
        back: `/people/batches/${batch.id}`,
      })
    )
  }
}
