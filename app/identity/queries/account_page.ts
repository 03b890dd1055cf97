import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { inLocale, translate } from '#shared/http/translate'
import { identityConfig } from '#config/identity'
import LoginSession from '#identity/models/login_session'
import type { SignIn } from '#identity/queries/current_sign_in'
import type { Locale } from '#config/i18n'

/** What "my account" shows: two queries beside the one of the sign-in. */
export async function accountPage({ user, actor, sessionId }: SignIn, locale: Locale) {
  const [memberships, sessions] = await Promise.all([
    membershipsOf(user.personId, locale),
    openSessions(user.id, sessionId),
  ])
  return {
    name: actor.name,
    username: user.username,
    email: user.email,
    usesPin: user.usesPin,
    hasSecret: user.password !== null || user.pin !== null,
    hasSecondFactor: user.hasSecondFactor,
    recoveryCodesLeft: (user.recoveryCodes ?? []).length as number,
    memberships,
    sessions,
  }
}

async function membershipsOf(personId: string, locale: Locale) {
  const today = clock.now().toISODate()!
  const rows = await db
    .from('identity_memberships as m')
    .join('institutions as i', 'i.id', 'm.institution_id')
    .where('m.person_id', personId)
    .where((end) => end.whereNull('m.ends_on').orWhere('m.ends_on', '>=', today))
    .select('m.id', 'm.role', 'i.name_km', 'i.name_en')
    .orderBy('i.sort_key')
    .limit(50)
  return rows.map((row) => ({
    role: translate(locale, `identity.roles.${row.role}`),
    institution: inLocale(locale, row.name_km, row.name_en),
  }))
}

async function openSessions(userId: string, currentId: string) {
  const since = clock.now().minus({ days: identityConfig.sessionDays })
  const sessions = await LoginSession.query()
    .where('user_id', userId)
    .whereNull('ended_at')
    .orderBy('last_seen_at', 'desc')
    .limit(50)
  return sessions
    .filter((session) => session.lastSeenAt >= since)
    .map(({ id, device, method, createdAt, lastSeenAt }) => ({
      id,
      device,
      method,
      createdAt,
      lastSeenAt,
      isCurrent: id === currentId,
    }))
}
