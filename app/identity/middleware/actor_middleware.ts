import '#identity/middleware/context'
import { clock } from '#shared/clock'
import { currentSignIn, type SignIn } from '#identity/queries/current_sign_in'
import { endIdleSession } from '#identity/actions/end_idle_session'
import { deviceKey, markBrowser } from '#identity/devices/device_cookie'
import { keepLocale, markSeen } from '#identity/actions/keep_sign_in'
import { isNoticeDue } from '#identity/queries/acknowledged'
import { SESSION_BACK } from '#identity/actions/prove_identity'
import { SESSION_LOCALE, SESSION_LOGIN } from '#identity/actions/start_login'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** The time of last use is written at most so often. */
const SEEN_EVERY = { minutes: 5 }
const SEEN_EVERY_SHARED = { minutes: 1 }

/** What remains open to a person who must choose a password first. */
const BEFORE_PASSWORD = [
  'identity.passwords.edit',
  'identity.passwords.update',
  'identity.sign_outs.store',
]

/** Who is asking: sets `actor`, `signIn` and `auth.user` from the session, if there is one. */
export default class ActorMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.actor = null
    if (!ctx.session) return next()
    const guard = ctx.auth.use('web')
    const userId = ctx.session.get(guard.sessionKeyName)
    if (!userId) return next()

    const sessionId = ctx.session.get(SESSION_LOGIN) ?? ''
    const signIn = await currentSignIn(userId, sessionId, ctx.locale, { key: deviceKey(ctx) })
    markBrowser(ctx, signIn?.sessionId)
    if (!signIn) {
      await endIdleSession(sessionId)
      ctx.session.forget(guard.sessionKeyName)
      ctx.session.forget(SESSION_LOGIN)
      return next()
    }
    ctx.actor = signIn.actor
    ctx.signIn = signIn
    ctx.unread = signIn.unread
    guard.user = signIn.user
    guard.isAuthenticated = true
    guard.authenticationAttempted = true
    await this.keep(ctx, signIn)
    if (mustChoosePassword(ctx)) {
      return ctx.response.redirect().status(303).toRoute('identity.passwords.edit')
    }
    if (isOwnPage(ctx) && (await isNoticeDue(ctx))) {
      ctx.session.put(SESSION_BACK, ctx.session.get(SESSION_BACK) ?? ctx.request.url(true))
      return ctx.response.redirect().status(303).toRoute('identity.privacy_notices.show')
    }
    return next()
  }

  private async keep(ctx: HttpContext, { user, sessionId, lastSeenAt, isShared }: SignIn) {
    const every = isShared ? SEEN_EVERY_SHARED : SEEN_EVERY
    if (!isUnattended(ctx) && lastSeenAt < clock.now().minus(every)) await markSeen(sessionId)
    // A language chosen since the last page of this device becomes the person's own.
    if (ctx.session.get(SESSION_LOCALE) !== ctx.locale) {
      ctx.session.put(SESSION_LOCALE, ctx.locale)
      await keepLocale(user, ctx.locale)
    }
  }
}

/** What a page asks by itself, without its reader: that is no use of the device. */
const isUnattended = ({ request }: HttpContext) =>
  request.header('x-unattended') !== undefined || request.header('accept') === 'text/event-stream'

/** What stays open to a person who has not read the privacy notice yet: what makes them safe and signs them out. */
const BEFORE_NOTICE =
  /^(identity\.(privacy_notices|acknowledgements|passwords|second_factors|recovery_codes|codes)\.|operations\.(notice_prints|reports|liveness|readiness)\.)/

/** A page that a person opens, rather than a picture, a file or a form that was sent. */
function isOwnPage({ request, route }: HttpContext) {
  if (request.method() !== 'GET' || request.accepts(['html', 'json']) !== 'html') return false
  return route?.name !== undefined && !BEFORE_NOTICE.test(route.name)
}

function mustChoosePassword({ signIn, route }: HttpContext) {
  return signIn!.user.mustChangePassword && !BEFORE_PASSWORD.includes(route?.name ?? '')
}
