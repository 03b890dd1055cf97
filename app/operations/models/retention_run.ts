import { OperationsRetentionRunSchema } from '#database/schema'

export default class RetentionRun extends OperationsRetentionRunSchema {
  static table = 'operations_retention_runs'
  static selfAssignPrimaryKey = true
}
