import { clock } from '#shared/clock'
import User from '#identity/models/user'
import type { HttpContext } from '@adonisjs/core/http'

/** A subject of the OpenID Connect server that is not linked yet, and the account that would be. */
type Claim = { issuer: string; subject: string; userId: string; back: string }

const SESSION_CLAIM = 'openid_claim'
const WAIT = { minutes: 10 }

export function keepClaim(ctx: HttpContext, { issuer, subject, userId, back }: Claim) {
  const until = clock.now().plus(WAIT).toMillis()
  ctx.session.put(SESSION_CLAIM, { issuer, subject, userId, back, until })
}

/** The claim of this session with its account, while it waits for the password. */
export async function keptClaim(ctx: HttpContext) {
  const claim = ctx.session?.get(SESSION_CLAIM) as (Claim & { until: number }) | undefined
  if (!claim || claim.until < clock.now().toMillis()) return undefined
  const user = await User.find(claim.userId)
  return user ? { ...claim, user } : undefined
}
