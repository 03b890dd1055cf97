import { notice } from '#shared/http/notice'
import { goBack } from '#mirror/actions/change_reception'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'
import type { HttpContext } from '@adonisjs/core/http'

/** Back to the edition before, and forward again. */
export default class EditionReturnsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('change')
    const origin = await Origin.query().where('state', 'active').firstOrFail()
    const previous = origin.previousId && (await Received.find(origin.previousId))
    if (previous) {
      await goBack(ctx.actor!, origin, previous.sequence)
      notice(ctx, 'mirror_here.notices.returning')
    } else notice(ctx, 'mirror_here.notices.no_previous', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('mirror.here.show')
  }
}
