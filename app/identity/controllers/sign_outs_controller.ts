import { translate } from '#shared/http/translate'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import { markBrowser } from '#identity/devices/device_cookie'
import type { HttpContext } from '@adonisjs/core/http'

export default class SignOutsController {
  /** Signs out this device. Signing out twice is no error. */
  async store(ctx: HttpContext) {
    if (ctx.signIn) {
      await endLoginSessions(ctx.signIn.user.id, { only: ctx.signIn.sessionId })
      await ctx.auth.use('web').logout()
    }
    markBrowser(ctx)
    ctx.session.clear()
    ctx.session.regenerate()
    const text = translate(ctx.locale, 'identity.sign_in.signed_out')
    ctx.session.flash('notice', { tone: 'ok', text })
    return ctx.response.redirect().status(303).toRoute('identity.sign_ins.create')
  }
}
