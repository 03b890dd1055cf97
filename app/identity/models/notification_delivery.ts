import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityNotificationDeliverySchema } from '#database/schema'
import Notification from '#identity/models/notification'
import type { Channel } from '#shared/notifications/kinds'

/** `dropped`: no longer wanted, read already or no way out; `dead`: given up after the last try. */
export const deliveryStates = ['waiting', 'sent', 'dropped', 'dead'] as const

/** A notification on its way out of the server by one channel. */
export default class NotificationDelivery extends IdentityNotificationDeliverySchema {
  static table = 'identity_notification_deliveries'
  static selfAssignPrimaryKey = true

  declare channel: Channel
  declare state: (typeof deliveryStates)[number]

  @belongsTo(() => Notification)
  declare notification: BelongsTo<typeof Notification>
}
