import { notice } from '#shared/http/notice'
import { notificationSettings } from '#identity/queries/notification_settings'
import { saveNotificationChoices } from '#identity/actions/save_notification_choices'
import { notificationChoicesValidator, readModes } from '#identity/validators/notification_choices'
import type { HttpContext } from '@adonisjs/core/http'

/** How the person wants to be told. */
export default class NotificationChoicesController {
  async edit({ actor, locale, session, view }: HttpContext) {
    const settings = await notificationSettings(actor!.personId, locale)
    const linkCode = session.flashMessages.get('link_code')
    return view.render('pages/identity/notifications/edit', { settings, linkCode })
  }

  async update(ctx: HttpContext) {
    const fields = await ctx.request.validateUsing(notificationChoicesValidator)
    await saveNotificationChoices(ctx.actor!, {
      modes: readModes(ctx.request.all()),
      isQuiet: fields.is_quiet ?? false,
      quietFrom: fields.quiet_from,
      quietTo: fields.quiet_to,
    })
    notice(ctx, 'notices.settings.kept')
    return ctx.response.redirect().status(303).toRoute('identity.notification_choices.edit')
  }
}
