import { notice } from '#shared/http/notice'
import { markAllRead } from '#identity/actions/read_notifications'
import type { HttpContext } from '@adonisjs/core/http'

export default class NotificationReadingsController {
  /** Marks all of them as read. */
  async store(ctx: HttpContext) {
    const count = await markAllRead(ctx.actor!.personId)
    notice(ctx, 'notices.page.all_read', { count })
    return ctx.response.redirect().status(303).toRoute('identity.notifications.index')
  }
}
