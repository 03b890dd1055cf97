import { DomainEvent } from '#shared/outbox/domain_event'

/** A report was not closed in time: `soon`, it will be within a day; else the level above has it now. */
export default class ReportOverdue extends DomainEvent<{ soon: boolean }> {
  static kind = 'operations.report_overdue'
}
