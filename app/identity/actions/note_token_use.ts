import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import type ApiToken from '#identity/models/api_token'

/** The time of last use is written at most so often. */
const EVERY = { minutes: 5 }

/** Notes that the token was used; the first use of a day stands in the audit log. */
export async function noteTokenUse(token: ApiToken) {
  const now = clock.now()
  const last = token.lastUsedAt
  if (last && last > now.minus(EVERY)) return
  await transaction(async (trx) => {
    token.useTransaction(trx)
    await token.merge({ lastUsedAt: now }).save()
    if (last?.hasSame(now, 'day')) return
    const actor = { ...SYSTEM, personId: token.personId ?? SYSTEM.personId }
    await audit(trx, actor, {
      verb: 'identity.api_token_used',
      subject: { type: 'api_token', id: token.id },
      institutionId: token.institutionId,
    })
  })
}
