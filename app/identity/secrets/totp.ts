import { Secret, TOTP } from 'otpauth'
import { clock } from '#shared/clock'

/** RFC 6238 as every authenticator app has it: SHA-1, 6 digits, steps of 30 s, a secret of 160 bits. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** A clock that is off by up to one step either way is accepted (RFC 6238 section 5.2). */
const DRIFT = 1

/** A new secret in base32. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32

/** The address in the QR code (Key URI Format of the authenticator apps). */
export const totpUri = (secret: string, username: string, issuer: string) =>
  new TOTP({ ...SHAPE, secret, label: username, issuer }).toString()

/** The step whose code was typed, or undefined: wrong, too old, or a step not after `lastStep` (a replay). */
export function totpStep(secret: string, code: string, lastStep: number | null) {
  const now = clock.now().toMillis()
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: code, timestamp: now, window: DRIFT })
  if (delta === null) return undefined
  const step = totp.counter({ timestamp: now }) + delta
  return lastStep !== null && step <= lastStep ? undefined : step
}
