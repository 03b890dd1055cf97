import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import { isLastAdministratorAnywhere } from '#identity/last_administrator'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/** Closes an account: its sign-ins end at once and no new one is possible. Nothing is deleted. */
export function disableAccount(
  actor: Actor,
  userId: string
): Promise<Result<null, { type: 'last_administrator' }>> {
  return transaction(async (trx) => {
    const user = await User.findOrFail(userId, { client: trx })
    if (await isLastAdministratorAnywhere(trx, user.personId)) {
      return failed({ type: 'last_administrator' })
    }
    await user.merge({ disabledAt: clock.now() }).save()
    await endLoginSessions(user.id, {}, trx)
    await audit(trx, actor, {
      verb: 'identity.account_disabled',
      subject: { type: 'person', id: user.personId },
    })
    return ok(null)
  })
}
