import encryption from '@adonisjs/core/services/encryption'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { newRecoveryCodes, recoveryHash } from '#identity/secrets/recovery_codes'
import type User from '#identity/models/user'
import type { Actor } from '#shared/actor'

type Change = Partial<
  Pick<User, 'totpSecret' | 'totpConfirmedAt' | 'totpLastStep' | 'recoveryCodes'>
>

/** Keeps a confirmed secret, and `step`, whose code must not be taken again. Returns the recovery codes to show once. */
export async function setSecondFactor(
  actor: Actor,
  { user, secret, step }: { user: User; secret: string; step: number }
) {
  const codes = newRecoveryCodes()
  await change(actor, user, 'identity.second_factor_set', {
    totpSecret: encryption.encrypt(secret),
    totpConfirmedAt: clock.now(),
    totpLastStep: step,
    recoveryCodes: codes.map((code) => recoveryHash(code)),
  })
  return codes
}

/** New recovery codes; the old ones no longer work. */
export async function renewRecoveryCodes(actor: Actor, user: User) {
  const codes = newRecoveryCodes()
  const recoveryCodes = codes.map((code) => recoveryHash(code))
  await change(actor, user, 'identity.recovery_codes_renewed', { recoveryCodes })
  return codes
}

/** Takes the second factor away, as the person wishes; after a lost phone see `resetSecondFactor`. */
export function removeSecondFactor(actor: Actor, user: User) {
  return change(actor, user, 'identity.second_factor_removed', {
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    recoveryCodes: null,
  })
}

function change(actor: Actor, user: User, verb: string, values: Change) {
  return transaction(async (trx) => {
    user.useTransaction(trx)
    await user.merge(values).save()
    await audit(trx, actor, { verb, subject: { type: 'user', id: user.id } })
  })
}
