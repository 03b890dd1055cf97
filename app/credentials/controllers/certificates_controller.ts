import { listQuery } from '#shared/http/list_query'
import { phoneAddress } from '#shared/http/addresses'
import { inLocale } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { certificatePage } from '#credentials/queries/certificate_page'
import { awardOfPage, ownAwards } from '#credentials/queries/awards'
import type { HttpContext } from '@adonisjs/core/http'
import type { Award } from '#credentials/types'

/** One's own certificates; each as a sheet to print and as a file. */
export default class CertificatesController {
  async index(ctx: HttpContext) {
    const { page } = listQuery(ctx)
    const { pager, awards } = await ownAwards(ctx.actor!.personId, page)
    return ctx.view.render('pages/credentials/certificates/index', {
      pager,
      certificates: awards.map((award) => ({
        ...{ serial: award.serial, issuedAt: award.issuedAt, isRevoked: award.revokedAt !== null },
        title: inLocale(ctx.locale, award.titleKm, award.titleEn),
        issuer: inLocale(ctx.locale, award.issuerKm, award.issuerEn),
        authority: award.authority,
      })),
    })
  }

  async show(ctx: HttpContext) {
    const award = await this.opened(ctx)
    const base = phoneAddress(ctx.request)
    return ctx.view.render('pages/credentials/certificates/show', {
      ...{ sheets: [certificatePage(award, base)], serial: award.serial },
      isOwn: award.personId === ctx.actor!.personId,
      isRevoked: award.revokedAt !== null,
    })
  }

  /** The signed Open Badge, for wallets and for whoever checks it without a line. */
  async file(ctx: HttpContext) {
    const award = await this.opened(ctx)
    ctx.response.header('content-type', 'application/json; charset=utf-8')
    ctx.response.header('content-disposition', `attachment; filename="${award.serial}.json"`)
    return ctx.response.send(JSON.stringify(award.credential, null, 2))
  }

  private async opened(ctx: HttpContext): Promise<Award> {
    const award = await awardOfPage(ctx.params.serial)
    await ctx.bouncer.with('CredentialsAwardPolicy').authorize('view', award)
    await recordRead(ctx.actor!, {
      ...{ verb: 'credentials.award_read', subject: { type: 'person', id: award.personId } },
      institutionId: award.institutionId,
    })
    return award
  }
}
