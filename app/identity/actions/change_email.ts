import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { emailTaken } from '#identity/email_taken'
import type User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/** Keeps the e-mail address of the person's own account, or none. The address is personal: it is in no log. */
export function changeEmail(
  actor: Actor,
  user: User,
  email: string | null
): Promise<Result<null, { type: 'email_taken' }>> {
  return transaction(async (trx) => {
    if (await emailTaken(trx, email, user.id)) return failed({ type: 'email_taken' })
    user.useTransaction(trx)
    await user.merge({ email }).save()
    await audit(trx, actor, {
      verb: 'identity.email_changed',
      subject: { type: 'user', id: user.id },
    })
    return ok(null)
  })
}
