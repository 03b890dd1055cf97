import { clock } from '#shared/clock'
import LoginSession from '#identity/models/login_session'
import type User from '#identity/models/user'
import type { Locale } from '#config/i18n'

/** Notes that the device was used just now. */
export async function markSeen(sessionId: string) {
  const session = await LoginSession.findOrFail(sessionId)
  await session.merge({ lastSeenAt: clock.now() }).save()
}

/** Keeps the language that the person chose, for the next sign-in on any device. */
export async function keepLocale(user: User, locale: Locale) {
  if (user.locale !== locale) await user.merge({ locale }).save()
}
