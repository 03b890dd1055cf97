import { notice } from '#shared/http/notice'
import { needMirror } from '#mirror/here_only'
import { moveHere } from '#mirror/actions/move_here'
import type { HttpContext } from '@adonisjs/core/http'

/** The mirror runs on another machine than before, and its people say that the old one is off. */
export default class OwnMachinesController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    needMirror()
    await moveHere(ctx.actor!)
    notice(ctx, 'mirror_pairing.notices.moved')
    return ctx.response.redirect().status(303).toRoute('mirror.own_pairings.create')
  }
}
