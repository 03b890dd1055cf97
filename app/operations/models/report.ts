import { OperationsReportSchema } from '#database/schema'

export default class Report extends OperationsReportSchema {
  static table = 'operations_reports'
  static selfAssignPrimaryKey = true
}
