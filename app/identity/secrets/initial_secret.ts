import { randomInt } from 'node:crypto'
import encryption from '@adonisjs/core/services/encryption'
import { newCode } from '#shared/ids'
import { hashPassword, hashPin } from '#identity/secrets/hash_secret'
import { pinProblem } from '#identity/secrets/password_problem'

export const secretKinds = ['password', 'pin'] as const
export type SecretKind = (typeof secretKinds)[number]

/** A secret that a person is handed on paper. `columns` are those of the account; `secret` is never stored plain. */
export type InitialSecret = { secret: string; columns: SecretColumns }

type SecretColumns = {
  password: string | null
  pin: string | null
  initialSecret: string
  mustChangePassword: boolean
}

/**
 * A new password of 8 letters and digits that are not mistaken for each other (39 bits), to be changed at the
 * first sign-in, or a PIN of 6 digits, to be kept. Hashing takes its time: never inside a transaction.
 */
export async function newInitialSecret(kind: SecretKind): Promise<InitialSecret> {
  const isPin = kind === 'pin'
  const secret = isPin ? newPin() : newCode(8).toLowerCase()
  return {
    secret,
    columns: {
      password: isPin ? null : await hashPassword(secret),
      pin: isPin ? await hashPin(secret) : null,
      initialSecret: encryption.encrypt(secret),
      mustChangePassword: !isPin,
    },
  }
}

function newPin(): string {
  const pin = String(randomInt(1_000_000)).padStart(6, '0')
  return pinProblem(pin) ? newPin() : pin
}

/** The secret as it was handed out, or undefined once it was used. */
export function readInitialSecret(user: { initialSecret: string | null }): string | undefined {
  return (user.initialSecret && encryption.decrypt<string>(user.initialSecret)) || undefined
}
