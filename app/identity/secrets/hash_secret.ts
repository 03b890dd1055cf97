import hash from '@adonisjs/core/services/hash'
import { latinDigits } from '#identity/secrets/normalise'

/**
 * The hash of a password or PIN to keep. Takes about 0.1 s of the processor: never inside a transaction.
 * Khmer digits of a PIN are the same as Latin ones, whichever keyboard was open.
 */
export const hashPassword = (password: string) => hash.make(password.normalize('NFC'))

export const hashPin = (pin: string) => hash.make(latinDigits(pin))

let decoy: Promise<string> | undefined

/**
 * Whether `typed` is the secret behind the hashes. Where there is no account or no secret it verifies against a
 * decoy, so that the time of the answer doesn't tell whether the account exists.
 */
export async function verifySecret(
  kept: { password: string | null; pin: string | null } | null,
  typed: string
): Promise<boolean> {
  const stored = kept?.password ?? kept?.pin
  if (!kept || !stored) {
    await hash.verify(await (decoy ??= hash.make(crypto.randomUUID())), typed)
    return false
  }
  return hash.verify(stored, kept.password ? typed.normalize('NFC') : latinDigits(typed))
}
