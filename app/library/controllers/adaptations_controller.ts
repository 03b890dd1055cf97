import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import { openResource } from '#library/open_resource'
import { rightsOfResource } from '#library/rights_of'
import { adaptResource } from '#library/actions/adapt_resource'
import { adaptationValidator } from '#library/validators/relation'
import type { HttpContext } from '@adonisjs/core/http'

/** A translation or another work made from a resource begins as a draft. */
export default class AdaptationsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('create')
    const resource = await openResource(ctx)
    const { kind } = await ctx.request.validateUsing(adaptationValidator)
    if (!rightsOfResource(resource).adapt) {
      throw new Exception('The licence forbids it', { status: 403, code: 'E_LICENCE' })
    }
    const draft = await adaptResource(ctx.actor!, resource.id, kind)
    notice(ctx, 'library.notices.adaptation_begun')
    return ctx.response.redirect().status(303).toPath(`/library/${draft.code}/edit`)
  }
}
