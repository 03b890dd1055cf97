import encryption from '@adonisjs/core/services/encryption'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { latinDigits, normaliseCode } from '#identity/secrets/normalise'
import { recoveryHash } from '#identity/secrets/recovery_codes'
import { totpStep } from '#identity/secrets/totp'
import { takeAttempt, type Locked } from '#identity/actions/take_attempt'
import User from '#identity/models/user'

/**
 * Takes a code of the authenticator app, each step once, or one of the recovery codes, each once. Wrong codes
 * count toward the lock of the account like wrong passwords.
 */
export async function checkCode(
  user: User,
  typed: string
): Promise<Result<User, Locked | { type: 'wrong' }>> {
  const attempt = await takeAttempt(user.id)
  if (!attempt.ok) return attempt
  const taken = await transaction(async (trx) => {
    const fresh = await User.query({ client: trx }).where('id', user.id).forUpdate().firstOrFail()
    if (!useTotp(fresh, typed) && !useRecoveryCode(fresh, typed)) return undefined
    return fresh.merge({ failedAttempts: 0, lockedUntil: null }).save()
  })
  return taken ? ok(taken) : failed({ type: 'wrong' })
}

function useTotp(user: User, typed: string) {
  const code = latinDigits(typed).replace(/\s/g, '')
  const secret = user.totpSecret && encryption.decrypt<string>(user.totpSecret)
  if (!secret || !/^\d{6}$/.test(code)) return false
  const step = totpStep(secret, code, user.totpLastStep)
  if (step === undefined) return false
  user.merge({ totpLastStep: step })
  return true
}

function useRecoveryCode(user: User, typed: string) {
  if (normaliseCode(typed).length !== 12) return false
  const kept: string[] = user.recoveryCodes ?? []
  const hash = recoveryHash(typed)
  if (!kept.includes(hash)) return false
  user.merge({ recoveryCodes: kept.filter((other) => other !== hash) })
  return true
}
