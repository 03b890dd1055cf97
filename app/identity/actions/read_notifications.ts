import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import Notification from '#identity/models/notification'

/** Marks the person's own notification as read or as unread. */
export async function markNotification(personId: string, id: string, isRead: boolean) {
  const notification = await Notification.query().where({ id, person_id: personId }).firstOrFail()
  if ((notification.readAt !== null) !== isRead) {
    await notification.merge({ readAt: isRead ? clock.now() : null }).save()
  }
  return notification
}

/** Marks everything of the person as read; returns how many were not. */
export async function markAllRead(personId: string): Promise<number> {
  const [marked] = await Notification.query()
    .where('person_id', personId)
    .whereNull('read_at')
    .update({ read_at: sqlTime() })
  return Number(marked)
}
