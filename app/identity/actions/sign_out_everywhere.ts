import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import type { Actor } from '#shared/actor'

/** Ends every sign-in of an account: the person's own, or one that somebody in charge closes. */
export function signOutEverywhere(actor: Actor, userId = actor.userId) {
  return transaction(async (trx) => {
    const devices = await endLoginSessions(userId, {}, trx)
    await audit(trx, actor, {
      verb: 'identity.signed_out_everywhere',
      subject: { type: 'user', id: userId },
      after: { devices },
    })
  })
}
