import { notice } from '#shared/http/notice'
import { publishEdition } from '#mirror/actions/publish_edition'
import EditionRow from '#mirror/models/edition'
import type { HttpContext } from '@adonisjs/core/http'

/** An edition is signed and offered to the mirrors of its channel. */
export default class PublicationsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const row = await EditionRow.findOrFail(ctx.params.id)
    const result = await publishEdition(ctx.actor!, row.id)
    if (result.ok) notice(ctx, 'mirror.notices.publishing')
    else notice(ctx, `mirror.notices.${result.error.type}`, {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('mirror.editions.show', [row.id])
  }
}
