import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import ApiToken from '#identity/models/api_token'
import { newTokenSecret } from '#identity/tokens/secret'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#shared/actor'

export type NewToken = {
  name: string
  personId: string | null
  scopes: string[]
  institutionId: string | null
  days: number
}

/** Makes a token. Its secret is returned this once and kept nowhere. */
export async function issueApiToken(actor: Actor, { days, ...input }: NewToken) {
  const { secret, ...kept } = newTokenSecret()
  const now = clock.now()
  const token = await transaction(async (trx) => {
    const times = { createdAt: now, expiresAt: now.plus({ days }) }
    const made = await ApiToken.create(
      { id: newId(), ...input, ...kept, ...times, createdBy: actor.personId },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'identity.api_token_issued',
      subject: { type: 'api_token', id: made.id },
      institutionId: input.institutionId,
      after: { name: input.name, scopes: input.scopes, days },
    })
    return made
  })
  return { token, secret }
}

/** A new secret for a token that holds; the old one is worth nothing from now on. */
export async function rotateApiToken(actor: Actor, id: string) {
  const { secret, ...kept } = newTokenSecret()
  await change(actor, id, 'identity.api_token_rotated', kept)
  return secret
}

/** Ends a token for good. */
export const revokeApiToken = (actor: Actor, id: string) =>
  change(actor, id, 'identity.api_token_revoked', { revokedAt: clock.now() })

/** Ends what reads in the name of somebody who is no person of their own any more. */
export async function revokeTokensOf(
  trx: TransactionClientContract,
  actor: Actor,
  personId: string
) {
  const tokens = await ApiToken.query({ client: trx }).where({ personId }).whereNull('revoked_at')
  for (const token of tokens) {
    await write(trx, actor, token, 'identity.api_token_revoked', { revokedAt: clock.now() })
  }
}

function change(actor: Actor, id: string, verb: string, values: Partial<ApiToken>) {
  return transaction(async (trx) => {
    const standing = ApiToken.query({ client: trx }).where('id', id).whereNull('revoked_at')
    await write(trx, actor, await standing.firstOrFail(), verb, values)
  })
}

async function write(
  trx: TransactionClientContract,
  actor: Actor,
  token: ApiToken,
  verb: string,
  values: Partial<ApiToken>
) {
  await token.merge(values).save()
  const { id, institutionId } = token
  await audit(trx, actor, { verb, subject: { type: 'api_token', id }, institutionId })
}
