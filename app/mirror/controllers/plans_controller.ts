import { notice } from '#shared/http/notice'
import { transaction } from '#shared/database/transaction'
import { planSoon } from '#mirror/actions/write_profile'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** What an edition of a profile would hold and cost. */
export default class PlansController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    await transaction((trx) => planSoon(trx, ctx.actor!, profile.id))
    notice(ctx, 'mirror.notices.planning')
    return ctx.response.redirect().status(303).toRoute('mirror.profiles.show', [profile.code])
  }
}
