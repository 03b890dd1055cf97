import '#identity/middleware/context'
import { clock } from '#shared/clock'
import { currentSignIn, type SignIn } from '#identity/queries/current_sign_in'
import { endIdleSession } from '#identity/actions/end_idle_session'
import { deviceKey, markBrowser } from '#identity/devices/device_cookie'
import { keepLocale, markSeen } from '#identity/actions/keep_sign_in'
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
    if (!mustChoosePassword(ctx)) return next()
    return ctx.response.redirect().status(303).toRoute('identity.passwords.edit')
  }

  private async keep(ctx: HttpContext, { user, sessionId, lastSeenAt, isShared }: SignIn) {
    const every = isShared ? SEEN_EVERY_SHARED : SEEN_EVERY
    if (lastSeenAt < clock.now().minus(every)) await markSeen(sessionId)
    // A language chosen since the last page of this device becomes the person's own.
    if (ctx.session.get(SESSION_LOCALE) !== ctx.locale) {
      ctx.session.put(SESSION_LOCALE, ctx.locale)
      await keepLocale(user, ctx.locale)
    }
  }
}

function mustChoosePassword({ signIn, route }: HttpContext) {
  return signIn!.user.mustChangePassword && !BEFORE_PASSWORD.includes(route?.name ?? '')
}
