import { IdentityConsentSchema } from '#database/schema'

export default class Consent extends IdentityConsentSchema {
  static table = 'identity_consents'
  static selfAssignPrimaryKey = true
}
