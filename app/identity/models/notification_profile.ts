import { IdentityNotificationProfileSchema } from '#database/schema'

/** How a person is reached: quiet hours, and the chat with the bot (encrypted; its hash finds it). */
export default class NotificationProfile extends IdentityNotificationProfileSchema {
  static table = 'identity_notification_profiles'
  static selfAssignPrimaryKey = true
}
