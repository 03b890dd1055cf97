import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import { newInitialSecret, type SecretKind } from '#identity/secrets/initial_secret'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/**
 * Gives an account a new first password or PIN in place of the old one, ends its sign-ins and its lock. The new
 * secret is read from the slip until it is first used. A second factor stays: losing both takes an administrator.
 */
export async function resetPassword(actor: Actor, userId: string, kind: SecretKind) {
  const { columns } = await newInitialSecret(kind)
  return transaction(async (trx) => {
    const user = await User.findOrFail(userId, { client: trx })
    await user.merge({ ...columns, failedAttempts: 0, lockedUntil: null }).save()
    await endLoginSessions(user.id, {}, trx)
    await audit(trx, actor, {
      verb: 'identity.password_reset',
      subject: { type: 'person', id: user.personId },
      after: { secret: kind },
    })
    await notify(trx, { kind: 'identity.password_reset', to: [user.personId], href: '/me' })
    return user
  })
}
