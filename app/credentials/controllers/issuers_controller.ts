import { notice } from '#shared/http/notice'
import { inLocale } from '#shared/http/translate'
import { transaction } from '#shared/database/transaction'
import { registrarsTops } from '#credentials/access'
import { renewKey } from '#credentials/actions/issuer_at'
import {
  homeIssuer,
  issuersBelow,
  publicIssuers,
  revocationList,
} from '#credentials/queries/issuers'
import type { HttpContext } from '@adonisjs/core/http'

/** Who issues on this server, and with which keys; the same for the programs of others. */
export default class IssuersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('CredentialsAwardPolicy').authorize('list')
    const issuers = await issuersBelow(registrarsTops(ctx.actor!))
    return ctx.view.render('pages/credentials/issuers/index', {
      issuers: issuers.map(({ nameKm, nameEn, ...issuer }) => ({
        ...{ ...issuer, name: inLocale(ctx.locale, nameKm, nameEn) },
      })),
    })
  }

  /** A new key: when the one in force may have become known to others, or after some years. */
  async update(ctx: HttpContext) {
    const issuer = await homeIssuer(String(ctx.params.code))
    await ctx.bouncer.with('CredentialsAwardPolicy').authorize('keep', issuer)
    await transaction((trx) => renewKey(trx, ctx.actor!, issuer))
    notice(ctx, 'credentials.issuers.renewed')
    return ctx.response.redirect().status(303).toPath('/administration/certificates/issuers')
  }

  async list({ response }: HttpContext) {
    return response.json({ issuers: await publicIssuers() })
  }

  async revocations({ params, response }: HttpContext) {
    return response.json(await revocationList(String(params.code)))
  }
}
