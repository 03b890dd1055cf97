import { DomainEvent } from '#shared/outbox/domain_event'

/** A check found a day of the audit log that is not as it was sealed. The subject is the day. */
export default class AuditBroken extends DomainEvent<{ fault: string }> {
  static kind = 'shared.audit_broken'
}
