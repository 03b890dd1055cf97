import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { hashPassword, hashPin } from '#identity/secrets/hash_secret'
import { endLoginSessions } from '#identity/actions/end_login_sessions'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/** Sets the person's own new password or PIN, already found good, and signs out the other devices. */
export async function changePassword(
  actor: Actor,
  { user, secret, sessionId }: { user: User; secret: string; sessionId: string }
) {
  const hashed = user.usesPin ? await hashPin(secret) : await hashPassword(secret)
  await transaction(async (trx) => {
    const fresh = await User.findOrFail(user.id, { client: trx })
    fresh.merge(user.usesPin ? { pin: hashed } : { password: hashed })
    fresh.merge({ mustChangePassword: false, initialSecret: null })
    await fresh.merge({ failedAttempts: 0, lockedUntil: null }).save()
    await endLoginSessions(user.id, { except: sessionId }, trx)
    await audit(trx, actor, {
      verb: 'identity.password_changed',
      subject: { type: 'user', id: user.id },
    })
  })
}
