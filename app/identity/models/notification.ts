import { IdentityNotificationSchema } from '#database/schema'

/** Something a person is told. Its words come from its kind, in the language of who reads it. */
export default class Notification extends IdentityNotificationSchema {
  static table = 'identity_notifications'
  static selfAssignPrimaryKey = true
}
