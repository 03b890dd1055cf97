import { DomainEvent } from '#shared/outbox/domain_event'

/** Somebody reported a problem or a person. The subject is the report. */
export default class ReportFiled extends DomainEvent<object> {
  static kind = 'operations.report_filed'
}
