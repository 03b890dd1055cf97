import { notice } from '#shared/http/notice'
import { noticesConfig } from '#config/notices'
import { saveSettings } from '#operations/actions/save_settings'
import { siteSettings } from '#operations/queries/site_settings'
import { telegramValidator } from '#operations/validators/settings'
import type { HttpContext } from '@adonisjs/core/http'

/** The bot that writes to people. Its token is taken and never shown. */
export default class TelegramSettingsController {
  async edit({ bouncer, session, view }: HttpContext) {
    await bouncer.with('OperationsSettingPolicy').authorize('edit')
    return view.render('pages/operations/settings/telegram', {
      bot: siteSettings().telegramBot,
      hasToken: siteSettings().telegramToken !== null,
      isFixed: noticesConfig.telegramToken !== undefined,
      outcome: session.flashMessages.get('outcome'),
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    const { telegram_token: token } = await ctx.request.validateUsing(telegramValidator)
    if (token) await saveSettings(ctx.actor!, { telegram_token: token, telegram_bot: null })
    notice(ctx, 'settings.kept')
    return ctx.response.redirect().status(303).toRoute('operations.telegram_settings.edit')
  }

  /** Without a token nothing is asked of Telegram any more. */
  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    await saveSettings(ctx.actor!, { telegram_token: null, telegram_bot: null })
    notice(ctx, 'settings.kept')
    return ctx.response.redirect().status(303).toRoute('operations.telegram_settings.edit')
  }
}
