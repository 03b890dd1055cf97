import { IdentityNotificationChoiceSchema } from '#database/schema'
import type { Channel } from '#shared/notifications/kinds'

/** Not at all, each by itself, or together once a day. */
export const noticeModes = ['off', 'single', 'digest'] as const

export type NoticeMode = (typeof noticeModes)[number]

/** How a person wants one group of notifications on one channel. */
export default class NotificationChoice extends IdentityNotificationChoiceSchema {
  static table = 'identity_notification_choices'
  static selfAssignPrimaryKey = true

  declare channel: Channel
  declare mode: NoticeMode
}
