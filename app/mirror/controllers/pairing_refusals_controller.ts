import { needOrigin } from '#mirror/here_only'
import { notice } from '#shared/http/notice'
import { refusalValidator } from '#mirror/validators/pairing'
import { refusePairing } from '#mirror/pairing/refuse_pairing'
import { PairingError } from '#mirror/pairing/pairing_error'
import Pairing from '#mirror/models/pairing'
import type { HttpContext } from '@adonisjs/core/http'

/** A server is not taken as a mirror. */
export default class PairingRefusalsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const pairing = await Pairing.findByOrFail('code', ctx.params.code)
    const { reason } = await ctx.request.validateUsing(refusalValidator)
    try {
      await refusePairing(ctx.actor!, pairing.id, reason ?? null)
      notice(ctx, 'mirror_pairing.notices.refused')
    } catch (error) {
      if (!(error instanceof PairingError)) throw error
      notice(ctx, `mirror_pairing.errors.${error.code}`, {}, 'warn')
    }
    return ctx.response.redirect().status(303).toRoute('mirror.pairings.edit', [pairing.code])
  }

  /** A refused form has no page of its own here: it stands on that of the request. */
  create(ctx: HttpContext) {
    return ctx.response.redirect().status(303).toRoute('mirror.pairings.edit', [ctx.params.code])
  }
}
