import { failed, ok, type Result } from '#shared/result'
import { takeAttempt, type Locked } from '#identity/actions/take_attempt'
import { verifySecret } from '#identity/secrets/hash_secret'
import type User from '#identity/models/user'

/** Whether a person who is signed in knows the password or PIN; wrong ones count toward the lock. */
export async function checkCurrentSecret(
  user: User,
  typed: string
): Promise<Result<null, Locked | { type: 'wrong' }>> {
  const attempt = await takeAttempt(user.id)
  if (!attempt.ok) return attempt
  return (await verifySecret(user, typed)) ? ok(null) : failed({ type: 'wrong' })
}
