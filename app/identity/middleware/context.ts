import { Bouncer } from '@adonisjs/bouncer'
import auth from '@adonisjs/auth/services/main'
import { HttpContext } from '@adonisjs/core/http'
import type {} from '@adonisjs/auth/initialize_auth_middleware'
import { policies } from '#generated/policies'
import { personKey, sessionMark } from '#identity/devices/device_cookie'
import { doorsFor } from '#identity/queries/doors'
import type { SignIn } from '#identity/queries/current_sign_in'
import type { Actor } from '#shared/actor'

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Who is signed in, or null. */
    actor: Actor | null
    /** The sign-in behind the actor. */
    signIn?: SignIn
    /** The policies, asked for the actor. */
    bouncer: Bouncer<Actor, {}, typeof policies>
  }
}

// Made when first asked for: most pages of a visitor need none of these.
HttpContext.getter(
  'auth',
  function (this: HttpContext) {
    return auth.createAuthenticator(this)
  },
  true
)

HttpContext.getter(
  'bouncer',
  function (this: HttpContext) {
    const bouncer = new Bouncer<Actor, {}, typeof policies>(() => this.actor, {}, policies)
    return bouncer.setContainerResolver(this.containerResolver)
  },
  true
)

HttpContext.getter(
  'doors',
  function (this: HttpContext) {
    // Pages of errors are also drawn before it is known who asks.
    return doorsFor(this.actor ?? null, this.locale)
  },
  true
)

HttpContext.getter(
  'person',
  function (this: HttpContext) {
    if (!this.signIn) return undefined
    const { user, sessionId, idleMinutes } = this.signIn
    const idleSeconds = idleMinutes && idleMinutes * 60
    return { key: personKey(user.id), mark: sessionMark(sessionId), idleSeconds }
  },
  true
)

/** A visitor signs in and comes back; an administrator without a second factor sets one up. */
HttpContext.getter('wayOut', function (this: HttpContext) {
  if (!this.actor) return `/sign-in?back=${encodeURIComponent(this.request.url(true))}`
  return this.signIn?.secondFactorDue ? '/me/second-factor' : undefined
})
