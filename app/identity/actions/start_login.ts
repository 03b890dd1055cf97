import { newId } from '#shared/ids'
import { isDemoAccount } from '#identity/demo_account'
import { clock } from '#shared/clock'
import { site } from '#shared/site/site'
import type { Locale } from '#config/i18n'
import { transaction } from '#shared/database/transaction'
import { rememberLocale } from '#shared/http/locale_middleware'
import { keepDevice, markBrowser, type DeviceUse } from '#identity/devices/device_cookie'
import { isPupil } from '#identity/devices/idle'
import { currentMemberships } from '#identity/queries/current_memberships'
import { rememberNotice } from '#identity/queries/acknowledged'
import { deviceName } from '#identity/queries/device_name'
import LoginSession from '#identity/models/login_session'
import User from '#identity/models/user'
import type { HttpContext } from '@adonisjs/core/http'

/** Keys of the session cookie. */
export const SESSION_LOGIN = 'login'
export const SESSION_LOCALE = 'locale'

export type LoginMethod = 'password' | 'pin' | 'openid' | 'first_run'

/**
 * Signs the person in on this device, all proofs given: a new session id (against session fixation), a row that
 * can be ended from elsewhere, the person's language. Where nobody said whose device it is, pupils sit at a shared one.
 */
export async function startLogin(
  ctx: HttpContext,
  user: User,
  method: LoginMethod,
  use?: DeviceUse
) {
  const deviceKey = keepDevice(ctx, use)
  const session = await transaction(async (trx) => {
    // Read anew: the attempts were counted since.
    const fresh = await User.findOrFail(user.id, { client: trx })
    fresh.merge({ failedAttempts: 0, lockedUntil: null, lastSignInAt: clock.now() })
    // The slip with the first password has done its work; demo people keep theirs, to be shown again.
    if (!isDemoAccount(fresh)) fresh.merge({ initialSecret: null })
    await fresh.save()
    const held = await currentMemberships(trx).where('person_id', user.personId)
    const isShared = use ? use === 'shared' : isPupil(held.map((one) => one.role))
    return LoginSession.create(
      {
        id: newId(),
        userId: user.id,
        device: deviceName(ctx.request.header('user-agent')),
        method,
        isShared,
        deviceKey,
        lastSeenAt: clock.now(),
      },
      { client: trx }
    )
  })
  ctx.session.clear()
  await ctx.auth.use('web').login(user)
  ctx.session.put(SESSION_LOGIN, session.id)
  markBrowser(ctx, session.id)
  await rememberNotice(ctx, user.personId)

  const locale = site().locales.includes(user.locale as Locale)
    ? (user.locale as Locale)
    : ctx.locale
  ctx.session.put(SESSION_LOCALE, locale)
  if (locale !== ctx.locale) rememberLocale(ctx, locale)
  return session
}
