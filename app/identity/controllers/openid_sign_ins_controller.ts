import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#shared/clock'
import { identityConfig } from '#config/identity'
import { openidAddress, openidClaims, type OpenidChecks } from '#identity/openid/client'
import { accountToLink, linkedAccount } from '#identity/queries/openid_account'
import { returnAddress } from '#identity/queries/return_address'
import { proveIdentity } from '#identity/actions/prove_identity'
import { keepClaim } from '#identity/controllers/openid_claim'
import type { HttpContext } from '@adonisjs/core/http'

const SESSION_OPENID = 'openid'
const WAIT = { minutes: 15 }

type Pending = OpenidChecks & { back: string; until: number }

/** Signing in at the ministry's OpenID Connect server. */
export default class OpenidSignInsController {
  /** Sends the person there. */
  async create(ctx: HttpContext) {
    requireOpenid()
    const asked = await openidAddress().catch((error) => this.failed(ctx, error))
    if (!asked) return
    const back = returnAddress(ctx.request.input('back'))
    const until = clock.now().plus(WAIT).toMillis()
    ctx.session.put(SESSION_OPENID, { ...asked.checks, back, until } satisfies Pending)
    return ctx.response.redirect().status(303).toPath(asked.url)
  }

  /** The person comes back from there, with a code. */
  async show(ctx: HttpContext) {
    requireOpenid()
    const pending: Pending | undefined = ctx.session.pull(SESSION_OPENID)
    if (!pending || pending.until < clock.now().toMillis()) return this.failed(ctx)
    const query = ctx.request.parsedUrl.query ?? ''
    const claims = await openidClaims(query, pending).catch((error) => this.failed(ctx, error))
    if (!claims) return

    const linked = await linkedAccount(claims)
    if (linked) return proveIdentity(ctx, linked, 'openid', pending.back)
    const candidate = await accountToLink(claims)
    if (candidate && (candidate.password || candidate.pin)) {
      keepClaim(ctx, { ...claims, userId: candidate.id, back: pending.back })
      return ctx.response.redirect().status(303).toRoute('identity.openid_links.create')
    }
    ctx.response.status(403)
    return ctx.view.render('pages/identity/openid/unlinked', { label: identityConfig.oidc!.label })
  }

  /** The page that says to try again. What went wrong goes to the log by its code, without the person. */
  private async failed(ctx: HttpContext, error?: { code?: string; error?: string }) {
    if (error) {
      ctx.logger.warn({ code: error.code, reason: error.error }, 'OpenID Connect sign-in failed')
    }
    ctx.response.status(400)
    const label = identityConfig.oidc!.label
    ctx.response.send(await ctx.view.render('pages/identity/openid/failed', { label }))
    return undefined
  }
}

function requireOpenid() {
  if (!identityConfig.oidc) throw new Exception('No OpenID Connect server', { status: 404 })
}
