import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { shownSettings } from '#operations/settings/follow_site'
import { saveSettings } from '#operations/actions/save_settings'
import { siteSettings } from '#operations/queries/site_settings'
import { siteValidator } from '#operations/validators/settings'
import { locales } from '#config/i18n'
import type { HttpContext } from '@adonisjs/core/http'

/** The name, the languages, the contact and the quiet hours of this site. */
export default class SiteSettingsController {
  async edit({ bouncer, view }: HttpContext) {
    await bouncer.with('OperationsSettingPolicy').authorize('edit')
    const { values } = await shownSettings()
    const site = siteSettings()
    return view.render('pages/operations/settings/edit', { values, site, locales })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    const fields = await ctx.request.validateUsing(siteValidator)
    if (!fields.locales.includes(fields.default_locale)) {
      refuseField('default_locale', translate(ctx.locale, 'settings.site.default_not_offered'))
    }
    const telegram = fields.telegram?.replace(/^@/, '') ?? null
    await saveSettings(ctx.actor!, { ...fields, telegram, locales: fields.locales.join(',') })
    notice(ctx, 'settings.kept')
    return ctx.response.redirect().status(303).toRoute('operations.site_settings.edit')
  }
}
