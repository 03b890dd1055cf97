import { clock } from '#shared/clock'
import { currentSignIn } from '#identity/queries/current_sign_in'
import { returnAddress } from '#identity/queries/return_address'
import { startLogin, type LoginMethod } from '#identity/actions/start_login'
import type { DeviceUse } from '#identity/devices/device_cookie'
import User from '#identity/models/user'
import type { HttpContext } from '@adonisjs/core/http'

/** A person whose first proof was given and whose code is awaited: kept in the encrypted session cookie. */
type HalfSignIn = {
  userId: string
  method: LoginMethod
  back: string
  until: number
  use?: DeviceUse
}

const SESSION_HALF = 'half_sign_in'
export const SESSION_BACK = 'back_after'
const WAIT = { minutes: 10 }

/**
 * Goes on after a first proof (password, PIN, OpenID Connect): to the code where there is a second factor, else
 * signs in. Answers with the redirect.
 */
export async function proveIdentity(
  ctx: HttpContext,
  user: User,
  method: LoginMethod,
  wanted: unknown,
  use?: DeviceUse
) {
  const back = returnAddress(wanted)
  if (!user.hasSecondFactor) return finishSignIn(ctx, user, method, back, use)
  const until = clock.now().plus(WAIT).toMillis()
  ctx.session.clear()
  ctx.session.regenerate()
  ctx.session.put(SESSION_HALF, { userId: user.id, method, back, until, use } satisfies HalfSignIn)
  return ctx.response.redirect().status(303).toRoute('identity.codes.create')
}

/** The half-signed-in person of this session, while it waits for the code. */
export async function halfSignedIn(ctx: HttpContext) {
  const half = ctx.session?.get(SESSION_HALF) as HalfSignIn | undefined
  if (!half || half.until < clock.now().toMillis()) return undefined
  const user = await User.find(half.userId)
  return user && !user.isDisabled && user.hasSecondFactor ? { ...half, user } : undefined
}

export const forgetHalfSignIn = (ctx: HttpContext) => ctx.session.forget(SESSION_HALF)

/** Signs in and sends the person where they were going, by way of the second factor where it is due. */
export async function finishSignIn(
  ctx: HttpContext,
  user: User,
  method: LoginMethod,
  back: string,
  use?: DeviceUse
) {
  const session = await startLogin(ctx, user, method, use)
  const signIn = await currentSignIn(user.id, session.id, ctx.locale)
  const isOnTheWay = user.mustChangePassword || signIn?.secondFactorDue
  if (isOnTheWay && back !== '/') ctx.session.put(SESSION_BACK, back)
  const next = signIn?.secondFactorDue ? '/me/second-factor' : back
  return ctx.response.redirect().status(303).toPath(next)
}
