import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/**
 * Takes the second factor of someone who has lost phone and sheet, and the recovery codes with it, and ends the
 * sign-ins: whoever has found the phone is out. Who needs one sets up a new one at the next sign-in.
 */
export function resetSecondFactor(actor: Actor, userId: string) {
  return transaction(async (trx) => {
    const user = await User.findOrFail(userId, { client: trx })
    const none = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }
    await user.merge({ ...none, recoveryCodes: null }).save()
    await endLoginSessions(user.id, {}, trx)
    await audit(trx, actor, {
      verb: 'identity.second_factor_reset',
      subject: { type: 'person', id: user.personId },
    })
    await notify(trx, { kind: 'identity.second_factor_reset', to: [user.personId], href: '/me' })
  })
}
