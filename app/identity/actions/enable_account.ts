import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/** Opens a closed account again, with the password it had. */
export function enableAccount(actor: Actor, userId: string): Promise<void> {
  return transaction(async (trx) => {
    const user = await User.findOrFail(userId, { client: trx })
    await user.merge({ disabledAt: null, failedAttempts: 0, lockedUntil: null }).save()
    await audit(trx, actor, {
      verb: 'identity.account_enabled',
      subject: { type: 'person', id: user.personId },
    })
  })
}
