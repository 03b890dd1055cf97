import { readFile } from 'node:fs/promises'
import { listQuery } from '#shared/http/list_query'
import { inLocale, translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { serialIn } from '#credentials/serials'
import { verificationValidator } from '#credentials/validators/credential'
import { verifySerial, verifyText, type Finding } from '#credentials/queries/verify'
import type { HttpContext } from '@adonisjs/core/http'

/** Whether a certificate is true: by its serial, its QR code or its file. For everyone, without an account. */
export default class VerificationsController {
  async create(ctx: HttpContext) {
    const typed = listQuery(ctx).text('serial')
    return ctx.view.render('pages/credentials/verifications/create', { typed })
  }

  async store(ctx: HttpContext) {
    const { serial: typed, credential } = await ctx.request.validateUsing(verificationValidator)
    if (credential) {
      const finding = await verifyText(await readFile(credential.tmpPath!, 'utf8'))
      return this.page(ctx, finding)
    }
    const serial = serialIn(typed ?? '')
    if (!serial) return refuseField('serial', translate(ctx.locale, 'credentials.verify.no_serial'))
    return ctx.response.redirect().status(303).toPath(`/verify/${serial}`)
  }

  /** Where the QR code leads. */
  async show(ctx: HttpContext) {
    const serial = serialIn(ctx.params.serial)
    if (serial && serial !== ctx.params.serial) {
      return ctx.response.redirect().status(303).toPath(`/verify/${serial}`)
    }
    return this.page(ctx, serial ? await verifySerial(serial) : { type: 'unknown' }, serial)
  }

  private async page(ctx: HttpContext, finding: Finding, asked?: string) {
    const { locale, response, view } = ctx
    response.header('cache-control', 'private, no-store')
    response.header('x-robots-tag', 'noindex, nofollow')
    if (finding.type === 'unknown') response.status(404)
    const shown = 'shown' in finding ? finding.shown : undefined
    return view.render('pages/credentials/verifications/show', {
      ...{ finding: finding.type, asked: asked ?? ('serial' in finding ? finding.serial : null) },
      revoked: finding.type === 'revoked' ? finding.revoked : null,
      shown: shown && { ...shown, issuer: inLocale(locale, shown.issuerKm, shown.issuerEn) },
    })
  }
}
