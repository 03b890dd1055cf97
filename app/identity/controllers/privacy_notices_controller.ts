import { Exception } from '@adonisjs/core/exceptions'
import { notice as say } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { publishNotice } from '#identity/actions/publish_notice'
import { isNoticeDue } from '#identity/queries/acknowledged'
import { privacyNoticeValidator } from '#identity/validators/privacy_notice'
import {
  currentNotice,
  noticeBlocks,
  noticeReader,
  noticeText,
} from '#identity/queries/privacy_notice'
import { manages } from '#institutions/queries/managers'
import type { HttpContext } from '@adonisjs/core/http'

/** What is done with people's data, in plain words; for everyone, with a button for who has to read it. */
export default class PrivacyNoticesController {
  async show(ctx: HttpContext) {
    const notice = await currentNotice()
    if (!notice) throw new Exception('There is no notice', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const { actor, locale, request, view } = ctx
    const reader = noticeReader(actor, request.qs().for)
    return view.render('pages/identity/privacy_notice/show', {
      ...{ notice, reader, blocks: noticeBlocks(noticeText(notice, reader, locale)) },
      isDue: actor !== null && (await isNoticeDue(ctx)),
      mayPublish: manages.everything(actor),
    })
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPrivacyNoticePolicy').authorize('publish')
    const notice = await currentNotice()
    return ctx.view.render('pages/identity/privacy_notice/edit', { notice })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPrivacyNoticePolicy').authorize('publish')
    const form = await ctx.request.validateUsing(privacyNoticeValidator)
    const result = await publishNotice(ctx.actor!, {
      version: form.version,
      ...{ textKm: form.text_km, textEn: form.text_en },
      ...{ pupilKm: form.pupil_km, pupilEn: form.pupil_en },
    })
    if (!result.ok) refuseField('version', translate(ctx.locale, 'privacy.notice.version_taken'))
    say(ctx, 'privacy.notice.published')
    return ctx.response.redirect().status(303).toRoute('identity.privacy_notices.show')
  }
}
