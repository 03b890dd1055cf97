import { translate } from '#shared/http/translate'
import { signOutEverywhere } from '#identity/actions/sign_out_everywhere'
import { markBrowser } from '#identity/devices/device_cookie'
import type { HttpContext } from '@adonisjs/core/http'

export default class SignOutsEverywhereController {
  /** Signs out all devices of the person, this one too. */
  async store(ctx: HttpContext) {
    await signOutEverywhere(ctx.actor!)
    markBrowser(ctx)
    ctx.session.clear()
    ctx.session.regenerate()
    const text = translate(ctx.locale, 'identity.sign_in.signed_out_everywhere')
    ctx.session.flash('notice', { tone: 'ok', text })
    return ctx.response.redirect().status(303).toRoute('identity.sign_ins.create')
  }
}
