import db from '@adonisjs/lucid/services/db'
import { identityConfig } from '#config/identity'
import type { Check } from '#operations/queries/health_report'

/** A server with real people asks its administrators for a second factor; the setting of a trial may be left over. */
export async function checkSignIn(): Promise<Check> {
  if (identityConfig.requireSecondFactor) return { name: 'sign_in', tone: 'ok', facts: {} }
  const [{ total }] = await db
    .from('identity_users as u')
    .join('identity_memberships as m', 'm.person_id', 'u.person_id')
    .where('m.role', 'administrator')
    .whereNull('u.disabled_at')
    .whereNull('u.totp_confirmed_at')
    .countDistinct('u.id as total')
  const facts = { setting: 'REQUIRE_SECOND_FACTOR=false', administratorsWithout: Number(total) }
  return { name: 'sign_in', tone: 'warn', facts }
}
