import { IdentityPrivacyNoticeSchema } from '#database/schema'

export default class PrivacyNotice extends IdentityPrivacyNoticeSchema {
  static table = 'identity_privacy_notices'
  static selfAssignPrimaryKey = true
}
