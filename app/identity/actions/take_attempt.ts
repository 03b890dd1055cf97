import { createHash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'
import { clock } from '#shared/clock'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { lockPause, longestPause } from '#identity/secrets/lock_pause'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import User from '#identity/models/user'

export type Locked = { type: 'locked'; seconds: number }

/**
 * Takes one attempt at a secret of the account. It counts as failed until `startLogin` clears the count, so
 * that guesses sent at the same time can't outrun the lock.
 */
export function takeAttempt(userId: string): Promise<Result<null, Locked>> {
  return transaction(async (trx) => {
    const user = await User.query({ client: trx }).where('id', userId).forUpdate().firstOrFail()
    if (user.lockedFor > 0) return failed({ type: 'locked', seconds: user.lockedFor })
    const failedAttempts = user.failedAttempts + 1
    const pause = lockPause(failedAttempts, longestPause(user.usesPin))
    const lockedUntil = pause ? clock.now().plus({ seconds: pause }) : null
    await user.merge({ failedAttempts, lockedUntil }).save()
    return ok(null)
  })
}

/** The same for a name that no account has, so that a lock doesn't tell which accounts exist. */
export async function takeUnknownAttempt(identifier: string): Promise<Result<null, Locked>> {
  const name = createHash('sha256').update(normaliseIdentifier(identifier)).digest('base64url')
  const pauses = limiter.use({ requests: 1, duration: '1 hour' })
  const seconds = await pauses.availableIn(`sign-in:pause:${name}`)
  if (seconds > 0) return failed({ type: 'locked', seconds })
  const failures = limiter.use({ requests: 1_000_000, duration: '1 day' })
  const { consumed } = await failures.increment(`sign-in:count:${name}`)
  const pause = lockPause(consumed, longestPause(false))
  if (pause) await pauses.block(`sign-in:pause:${name}`, pause)
  return ok(null)
}
