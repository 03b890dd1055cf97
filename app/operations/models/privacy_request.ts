import { OperationsPrivacyRequestSchema } from '#database/schema'

export default class PrivacyRequest extends OperationsPrivacyRequestSchema {
  static table = 'operations_privacy_requests'
  static selfAssignPrimaryKey = true
}
