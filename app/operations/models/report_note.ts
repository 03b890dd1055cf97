import { OperationsReportNoteSchema } from '#database/schema'

export default class ReportNote extends OperationsReportNoteSchema {
  static table = 'operations_report_notes'
  static selfAssignPrimaryKey = true
}
