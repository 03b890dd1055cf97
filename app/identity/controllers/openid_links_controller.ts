import { identityConfig } from '#config/identity'
import { refusedPage } from '#shared/http/refused_page'
import { checkCredentials } from '#identity/actions/check_credentials'
import { linkLogin } from '#identity/actions/link_login'
import { proveIdentity } from '#identity/actions/prove_identity'
import { keptClaim } from '#identity/controllers/openid_claim'
import { refusalText } from '#identity/queries/refusal_text'
import { linkValidator } from '#identity/validators/sign_in'
import type { HttpContext } from '@adonisjs/core/http'

/** Once, the person confirms by password that the account is theirs; from then on the server signs them in. */
export default class OpenidLinksController {
  async create(ctx: HttpContext) {
    const claim = await keptClaim(ctx)
    if (!claim || !identityConfig.oidc) return this.again(ctx)
    const { username } = claim.user
    const label = identityConfig.oidc.label
    return ctx.view.render('pages/identity/openid/link', { username, label })
  }

  async store(ctx: HttpContext) {
    const claim = await keptClaim(ctx)
    if (!claim) return this.again(ctx)
    const { password } = await ctx.request.validateUsing(linkValidator)
    const { username: identifier } = claim.user
    const input = { identifier, secret: password, address: ctx.request.ip() }
    const checked = await checkCredentials(input)
    if (checked.ok) {
      await linkLogin(checked.value, claim)
      return proveIdentity(ctx, checked.value, 'openid', claim.back)
    }
    const { error } = checked
    const message = refusalText(ctx.locale, error, 'identity.openid.wrong')
    const retryAfter = error.type === 'wrong' ? undefined : error.seconds
    refusedPage(ctx, { field: 'password', message, status: retryAfter ? 429 : 422, retryAfter })
    return this.create(ctx)
  }

  private again({ response }: HttpContext) {
    return response.redirect().status(303).toRoute('identity.sign_ins.create')
  }
}
