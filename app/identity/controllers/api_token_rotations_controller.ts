import { rotateApiToken } from '#identity/actions/issue_api_token'
import type { HttpContext } from '@adonisjs/core/http'

export default class ApiTokenRotationsController {
  /** A new secret in place of the old one. */
  async store({ actor, bouncer, params, response, session }: HttpContext) {
    await bouncer.with('IdentityApiTokenPolicy').authorize('manage')
    session.flash('secret', await rotateApiToken(actor!, params.id))
    return response.redirect().status(303).toRoute('identity.api_tokens.show', [params.id])
  }
}
