import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { apiScopes } from '#shared/api/scopes'
import ApiToken from '#identity/models/api_token'
import User from '#identity/models/user'
import Institution from '#institutions/models/institution'
import { describeTokens, listApiTokens } from '#identity/queries/list_api_tokens'
import { issueApiToken, revokeApiToken } from '#identity/actions/issue_api_token'
import { apiTokenValidator, TOKEN_DAYS } from '#identity/validators/api_token'
import type { HttpContext } from '@adonisjs/core/http'

/** Tokens with which other programs read. */
export default class ApiTokensController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityApiTokenPolicy').authorize('manage')
    const list = await listApiTokens(listQuery(ctx).page, ctx.locale)
    return ctx.view.render('pages/identity/api_tokens/index', list)
  }

  async create({ bouncer, view }: HttpContext) {
    await bouncer.with('IdentityApiTokenPolicy').authorize('manage')
    return view.render('pages/identity/api_tokens/create', {
      scopes: apiScopes(),
      days: TOKEN_DAYS,
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityApiTokenPolicy').authorize('manage')
    const meta = { scopes: apiScopes() }
    const fields = await ctx.request.validateUsing(apiTokenValidator, { meta })
    const { token, secret } = await issueApiToken(ctx.actor!, {
      name: fields.name,
      personId: await ownerOf(ctx, fields.owner),
      institutionId: await reachOf(ctx, fields.location_code),
      scopes: fields.scopes,
      days: Number(fields.days),
    })
    ctx.session.flash('secret', secret)
    return ctx.response.redirect().status(303).toRoute('identity.api_tokens.show', [token.id])
  }

  async show({ bouncer, locale, params, session, view }: HttpContext) {
    await bouncer.with('IdentityApiTokenPolicy').authorize('manage')
    const [token] = await describeTokens([await ApiToken.findOrFail(params.id)], locale)
    const secret = session.flashMessages.get('secret')
    return view.render('pages/identity/api_tokens/show', { token, secret })
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityApiTokenPolicy').authorize('manage')
    await revokeApiToken(ctx.actor!, ctx.params.id)
    notice(ctx, 'api.tokens.revoked')
    return ctx.response.redirect().status(303).toRoute('identity.api_tokens.index')
  }
}

/** The person with this user name; nobody where none was typed. */
async function ownerOf({ locale }: HttpContext, username: string | null) {
  if (!username) return null
  const user = await User.findBy({ username: username.toLowerCase() })
  if (!user || user.isDisabled) {
    refuseField('owner', translate(locale, 'api.tokens.no_such_person'))
  }
  return user.personId
}

async function reachOf({ locale }: HttpContext, locationCode: string | null) {
  if (!locationCode) return null
  const institution = await Institution.findBy({ locationCode })
  if (!institution)
    refuseField('location_code', translate(locale, 'api.tokens.no_such_institution'))
  return institution.id
}
