import { translate } from '#shared/http/translate'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'

export default class LoginSessionsController {
  /** Signs out one of the person's own devices. */
  async destroy({ signIn, params, session, locale, response }: HttpContext) {
    const ended = await endLoginSessions(signIn!.user.id, { only: params.id })
    if (ended === 0) throw new Exception('No such device', { status: 404, code: 'E_NO_DEVICE' })
    const text = translate(locale, 'identity.account.device_signed_out')
    session.flash('notice', { tone: 'ok', text })
    return response.redirect().status(303).toRoute('identity.accounts.show')
  }
}
