import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { inLocale, translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { transaction } from '#shared/database/transaction'
import { refuseField } from '#shared/http/refuse_field'
import { seenNames } from '#identity/queries/seen_names'
import { registrarsTops } from '#credentials/access'
import { revocationReasons } from '#credentials/types'
import { revokeAward } from '#credentials/actions/revoke_award'
import { reissueAward } from '#credentials/actions/award_credential'
import { revocationValidator } from '#credentials/validators/credential'
import { awardOfPage, issuesOf, register, registerFilters } from '#credentials/queries/awards'
import type { HttpContext } from '@adonisjs/core/http'

/** The register of what an institution has issued: find, correct, revoke. */
export default class AwardsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('CredentialsAwardPolicy').authorize('list')
    const { actor, locale } = ctx
    const { text, page } = listQuery(ctx)
    const show = registerFilters.find((one) => one === text('show')) ?? 'all'
    const asked = { q: text('q'), show, page }
    const { pager, awards } = await register(registrarsTops(actor!), asked)
    const ids = awards.map(({ personId }) => personId)
    const names = await seenNames(actor!, ids, locale)
    return ctx.view.render('pages/credentials/awards/index', {
      ...{ ...asked, pager, filters: registerFilters },
      awards: awards.map((award) => ({
        ...{ serial: award.serial, issuedAt: award.issuedAt, isRevoked: award.revokedAt !== null },
        name: names.get(award.personId) ?? '',
        title: inLocale(locale, award.titleKm, award.titleEn),
      })),
    })
  }

  async show(ctx: HttpContext) {
    const award = await this.kept(ctx)
    const { actor, locale, view } = ctx
    await recordRead(actor!, {
      ...{ verb: 'credentials.award_read', subject: { type: 'person', id: award.personId } },
      institutionId: award.institutionId,
    })
    const names = await seenNames(actor!, [award.personId], locale)
    return view.render('pages/credentials/awards/show', {
      ...{ serial: award.serial, issuedAt: award.issuedAt, completedAt: award.completedAt },
      ...{ personId: award.personId, name: names.get(award.personId) ?? '' },
      title: inLocale(locale, award.titleKm, award.titleEn),
      issuer: inLocale(locale, award.issuerKm, award.issuerEn),
      revoked: award.revokedAt && { at: award.revokedAt, reason: award.reason },
      issues: await issuesOf(award.serial),
      reasons: revocationReasons.map((value) => ({
        ...{ value, text: translate(locale, `credentials.reasons.${value}`) },
      })),
    })
  }

  /** A corrected certificate under the same serial. */
  async update(ctx: HttpContext) {
    const award = await this.kept(ctx)
    if (award.revokedAt) {
      refuseField('serial', translate(ctx.locale, 'credentials.register.is_revoked'))
    }
    await transaction((trx) => reissueAward(trx, ctx.actor!, award.serial))
    notice(ctx, 'credentials.register.reissued')
    return back(ctx, award.serial)
  }

  async destroy(ctx: HttpContext) {
    const award = await this.kept(ctx)
    const { reason } = await ctx.request.validateUsing(revocationValidator)
    await transaction((trx) => revokeAward(trx, ctx.actor!, award, reason))
    notice(ctx, 'credentials.register.revoked')
    return back(ctx, award.serial)
  }

  /** Both forms stand on the page of the certificate. */
  edit(ctx: HttpContext) {
    return this.show(ctx)
  }

  private async kept(ctx: HttpContext) {
    const award = await awardOfPage(ctx.params.serial)
    await ctx.bouncer.with('CredentialsAwardPolicy').authorize('keep', award)
    return award
  }
}

const back = ({ response }: HttpContext, serial: string) =>
  response.redirect().status(303).toPath(`/administration/certificates/${serial}`)
