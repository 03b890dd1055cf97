import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { telegramSettings } from '#shared/site/site'
import { issueLinkCode, unlinkPerson } from '#identity/notices/telegram_links'
import type { HttpContext } from '@adonisjs/core/http'

/** The chat of the person with the bot. */
export default class TelegramLinksController {
  /** Makes a code that the person sends to the bot; it is shown on the next page and nowhere else. */
  async store({ actor, response, session }: HttpContext) {
    if (!telegramSettings()) throw new Exception('No bot here', { status: 404, code: 'E_NO_BOT' })
    session.flash('link_code', await issueLinkCode(actor!))
    return response.redirect().status(303).toRoute('identity.notification_choices.edit')
  }

  async destroy(ctx: HttpContext) {
    await unlinkPerson(ctx.actor!)
    notice(ctx, 'notices.settings.telegram_unlinked')
    return ctx.response.redirect().status(303).toRoute('identity.notification_choices.edit')
  }
}
