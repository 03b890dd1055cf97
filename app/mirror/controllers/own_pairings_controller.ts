import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { clock, ZONE } from '#shared/clock'
import { needMirror } from '#mirror/here_only'
import { askOrigin } from '#mirror/pairing/ask_origin'
import { askByStick, stopAsking } from '#mirror/pairing/ask_to_pair'
import { LineError } from '#mirror/pairing/origin_line'
import { askValidator } from '#mirror/validators/pairing'
import { pairingHere } from '#mirror/queries/pairing_here'
import type { HttpContext } from '@adonisjs/core/http'

/** This server becomes a mirror of another. */
export default class OwnPairingsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    needMirror()
    return ctx.view.render('pages/mirror/here/pairing', await pairingHere(ctx.locale))
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    needMirror()
    const { medium, address, name } = await ctx.request.validateUsing(askValidator)
    if (medium === 'stick') await askByStick(ctx.actor!, name)
    else await this.#ask(ctx, address!, name)
    return ctx.response.redirect().status(303).toRoute('mirror.own_pairings.create')
  }

  /** Does not wait any longer. */
  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('pair')
    needMirror()
    await stopAsking()
    notice(ctx, 'mirror_pairing.notices.stopped')
    return ctx.response.redirect().status(303).toRoute('mirror.own_pairings.create')
  }

  async #ask({ actor, locale }: HttpContext, address: string, name: string) {
    try {
      await askOrigin(actor!, { address, name })
    } catch (error) {
      if (!(error instanceof LineError)) throw error
      const words = { address, clock: clock.now().setZone(ZONE).toFormat('dd/MM/yyyy HH:mm') }
      refuseField('address', translate(locale, `mirror_pairing.line.${error.code}`, words))
    }
  }
}
