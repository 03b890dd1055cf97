import { DomainEvent } from '#shared/outbox/domain_event'
import type { RecordedChange } from '#runtime/record'

/** What an attempt says of itself has changed: see `#runtime/record`. One event for each commit that changed something. */
export default class AttemptRecorded extends DomainEvent<RecordedChange> {
  static kind = 'runtime.attempt_recorded'
}
