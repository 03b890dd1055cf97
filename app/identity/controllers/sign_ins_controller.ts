import { identityConfig } from '#config/identity'
import { refusedPage } from '#shared/http/refused_page'
import { checkCredentials } from '#identity/actions/check_credentials'
import { proveIdentity } from '#identity/actions/prove_identity'
import { usualUse } from '#identity/devices/device_cookie'
import { hasAnyUser } from '#identity/queries/has_any_user'
import { refusalText } from '#identity/queries/refusal_text'
import { returnAddress } from '#identity/queries/return_address'
import { signInValidator } from '#identity/validators/sign_in'
import type { HttpContext } from '@adonisjs/core/http'

/** Signing in with user name, number or e-mail and a password or PIN. */
export default class SignInsController {
  async create(ctx: HttpContext) {
    const { actor, request, response, view } = ctx
    const back = returnAddress(request.input('back'))
    if (actor) return response.redirect().status(303).toPath(back)
    if (!(await hasAnyUser())) return response.redirect().status(303).toPath('/first-run')
    return view.render('pages/identity/sign_in/create', {
      back,
      oidc: identityConfig.oidc?.label,
      use: usualUse(ctx),
    })
  }

  async store(ctx: HttpContext) {
    const { identifier, password, back, device } = await ctx.request.validateUsing(signInValidator)
    const input = { identifier, secret: password, address: ctx.request.ip() }
    const checked = await checkCredentials(input)
    if (checked.ok) {
      const method = checked.value.usesPin ? 'pin' : 'password'
      return proveIdentity(ctx, checked.value, method, back, device ?? undefined)
    }
    const { error } = checked
    const message = refusalText(ctx.locale, error, 'identity.sign_in.wrong')
    const retryAfter = error.type === 'wrong' ? undefined : error.seconds
    const refused = { field: 'identifier', message, status: retryAfter ? 429 : 422, retryAfter }
    refusedPage(ctx, refused, { identifier, device })
    return this.create(ctx)
  }
}
