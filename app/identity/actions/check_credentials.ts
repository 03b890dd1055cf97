import limiter from '@adonisjs/limiter/services/main'
import { failed, ok, type Result } from '#shared/result'
import { findAccount } from '#identity/queries/find_account'
import { networkOf } from '#shared/http/network_of'
import { verifySecret } from '#identity/secrets/hash_secret'
import { takeAttempt, takeUnknownAttempt, type Locked } from '#identity/actions/take_attempt'
import type User from '#identity/models/user'

export type Refusal = Locked | { type: 'wrong' } | { type: 'busy'; seconds: number }

/** Failed sign-ins of one address: a whole school may sit behind it, so the bound is wide. */
const FROM_ADDRESS = { requests: 60, duration: '10 mins' } as const

/**
 * The account whose secret was given. An unknown name, a wrong secret and a disabled account are one refusal,
 * after the same work.
 */
export async function checkCredentials(input: {
  identifier: string
  secret: string
  address: string
}): Promise<Result<User, Refusal>> {
  const failures = limiter.use(FROM_ADDRESS)
  const key = `sign-in:from:${networkOf(input.address)}`
  if ((await failures.remaining(key)) === 0) {
    return failed({ type: 'busy', seconds: await failures.availableIn(key) })
  }
  const user = await findAccount(input.identifier)
  const attempt = user ? await takeAttempt(user.id) : await takeUnknownAttempt(input.identifier)
  if (!attempt.ok) return attempt

  if ((await verifySecret(user, input.secret)) && user && !user.isDisabled) return ok(user)
  await failures.increment(key)
  return failed({ type: 'wrong' })
}
