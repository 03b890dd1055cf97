import { Exception } from '@adonisjs/core/exceptions'
import { siteSettings } from '#operations/queries/site_settings'
import { sendTestMail } from '#operations/settings/test_ways'
import { mailTestValidator } from '#operations/validators/settings'
import MailSettingsController from '#operations/controllers/mail_settings_controller'
import type { HttpContext } from '@adonisjs/core/http'

export default class MailTestsController {
  create(ctx: HttpContext) {
    return new MailSettingsController().edit(ctx)
  }

  /** Sends a letter by the settings that hold and says on the next page what the server answered. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    const { to } = await ctx.request.validateUsing(mailTestValidator)
    const { mail } = siteSettings()
    if (!mail) throw new Exception('No mail server', { status: 404, code: 'E_NO_MAIL' })
    ctx.session.flash('outcome', await sendTestMail(mail, to, ctx.locale))
    return ctx.response.redirect().status(303).toRoute('operations.mail_settings.edit')
  }
}
