import vine from '@vinejs/vine'
import { listQuery } from '#shared/http/list_query'
import { listNotifications } from '#identity/queries/list_notifications'
import { markNotification } from '#identity/actions/read_notifications'
import type { HttpContext } from '@adonisjs/core/http'

const markValidator = vine.create({ is_read: vine.boolean() })

/** A person's own notifications: there is no policy to ask. */
export default class NotificationsController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const onlyUnread = text('show') === 'unread'
    const options = { onlyUnread, page, locale: ctx.locale }
    const list = await listNotifications(ctx.actor!.personId, options)
    return ctx.view.render('pages/identity/notifications/index', { ...list, onlyUnread })
  }

  /** Leads to what the notification is about; whoever goes there has read it. */
  async show({ actor, params, response }: HttpContext) {
    const { href } = await markNotification(actor!.personId, params.id, true)
    return response
      .redirect()
      .status(303)
      .toPath(href ?? '/me/notifications')
  }

  async update({ actor, params, request, response }: HttpContext) {
    const { is_read: isRead } = await request.validateUsing(markValidator)
    await markNotification(actor!.personId, params.id, isRead)
    const list = Object.fromEntries(
      Object.entries(request.qs()).filter(([name]) => ['show', 'page'].includes(name))
    )
    return response.redirect().status(303).withQs(list).toRoute('identity.notifications.index')
  }
}
