import { Exception } from '@adonisjs/core/exceptions'
import { telegramSettings } from '#shared/site/site'
import { askBot } from '#operations/settings/test_ways'
import { saveSettings } from '#operations/actions/save_settings'
import type { HttpContext } from '@adonisjs/core/http'

export default class TelegramTestsController {
  /** Asks the bot for its name, which people need to find it. */
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsSettingPolicy').authorize('edit')
    const settings = telegramSettings()
    if (!settings) throw new Exception('No bot', { status: 404, code: 'E_NO_BOT' })
    const outcome = await askBot(settings)
    if (outcome.ok) await saveSettings(ctx.actor!, { telegram_bot: outcome.words })
    ctx.session.flash('outcome', outcome)
    return ctx.response.redirect().status(303).toRoute('operations.telegram_settings.edit')
  }
}
