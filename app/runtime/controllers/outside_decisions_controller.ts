import { decideOutside } from '#runtime/actions/decide_outside'
import { notice } from '#shared/http/notice'
import { outsideDecisionValidator } from '#runtime/validators/package'
import OutsideOrigin from '#runtime/models/outside_origin'
import type { HttpContext } from '@adonisjs/core/http'

/** Approves another site for a package, rejects it, or takes an approval back. */
export default class OutsideDecisionsController {
  async store(ctx: HttpContext) {
    const { actor, bouncer, params, request, response } = ctx
    await bouncer.with('RuntimeOutsidePolicy').authorize('decide')
    const row = await OutsideOrigin.findOrFail(params.id)
    const form = await request.validateUsing(outsideDecisionValidator)
    await decideOutside(actor!, row, form)
    notice(ctx, `outside.notices.${form.decision}`)
    return response.redirect().status(303).toRoute('runtime.outside_origins.index')
  }
}
