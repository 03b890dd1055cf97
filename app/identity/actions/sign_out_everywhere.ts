import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import type User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/** Signs another person out on all devices; returns how many they were. */
export function signOutEverywhere(actor: Actor, user: User): Promise<number> {
  return transaction(async (trx) => {
    const devices = await endLoginSessions(user.id, {}, trx)
    await audit(trx, actor, {
      verb: 'identity.sessions_ended',
      subject: { type: 'person', id: user.personId },
      after: { devices },
    })
    return devices
  })
}
