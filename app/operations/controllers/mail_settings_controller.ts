import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { noticesConfig } from '#config/notices'
import { shownSettings } from '#operations/settings/follow_site'
import { saveSettings } from '#operations/actions/save_settings'
import { siteSettings } from '#operations/queries/site_settings'
import { mailValidator } from '#operations/validators/settings'
import type { HttpContext } from '@adonisjs/core/http'

/** The way to the mail server. Its password is taken and never shown. */
export default class MailSettingsController {
  async edit({ bouncer, signIn, session, view }: HttpContext) {
    await bouncer.with('OperationsSettingPolicy').authorize('edit')
    const { values, hasSecret } = await shownSettings()
    return view.render('pages/operations/settings/mail', {
      values,
      hasPassword: hasSecret('smtp_password'),
      standing: siteSettings().mail && { ...siteSettings().mail, password: undefined },
      isFixed: noticesConfig.mail !== undefined,
      ownAddress: signIn!.user.email,
      outcome: session.flashMessages.get('outcome'),
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    const {
      smtp_password: password,
      forget_password: isForgotten,
      smtp_port: port,
      ...fields
    } = await ctx.request.validateUsing(mailValidator)
    if (fields.smtp_host && !fields.mail_from) {
      refuseField('mail_from', translate(ctx.locale, 'settings.mail.from_needed'))
    }
    await saveSettings(ctx.actor!, {
      ...fields,
      smtp_port: port === null ? null : String(port),
      ...(isForgotten ? { smtp_password: null } : password ? { smtp_password: password } : {}),
    })
    notice(ctx, 'settings.kept')
    return ctx.response.redirect().status(303).toRoute('operations.mail_settings.edit')
  }
}
