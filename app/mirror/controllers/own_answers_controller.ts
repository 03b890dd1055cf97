import { notice } from '#shared/http/notice'
import { needMirror } from '#mirror/here_only'
import { takeAnswer } from '#mirror/pairing/take_answer'
import { waitingOrigin } from '#mirror/pairing/ask_to_pair'
import { pairingHere } from '#mirror/queries/pairing_here'
import { refusing, uploadedJson } from '#mirror/controllers/pairings_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** Pairing without a line: the request leaves as a file, the answer comes as one. */
export default class OwnAnswersController {
  /** The request that waits. */
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    needMirror()
    const waiting = await waitingOrigin()
    if (!waiting?.pairing) return ctx.response.redirect().toRoute('mirror.own_pairings.create')
    ctx.response.header('content-disposition', 'attachment; filename="tonle-pairing.json"')
    return ctx.response.json(waiting.pairing.request)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    return ctx.view.render('pages/mirror/here/pairing', await pairingHere(ctx.locale))
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    needMirror()
    const value = await uploadedJson(ctx)
    await refusing(ctx, 'file', () => takeAnswer(ctx.actor!, value))
    notice(ctx, 'mirror_pairing.notices.taken')
    return ctx.response.redirect().status(303).toRoute('mirror.own_pairings.create')
  }
}
