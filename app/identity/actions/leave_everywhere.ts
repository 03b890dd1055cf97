import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import type { Actor } from '#shared/actor'

/** Ends every sign-in of the person's own account, this device's too. */
export function leaveEverywhere(actor: Actor) {
  return transaction(async (trx) => {
    const devices = await endLoginSessions(actor.userId, {}, trx)
    await audit(trx, actor, {
      verb: 'identity.signed_out_everywhere',
      subject: { type: 'user', id: actor.userId },
      after: { devices },
    })
  })
}
