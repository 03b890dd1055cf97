import { DomainEvent } from '#shared/outbox/domain_event'

/** Someone has begun a package; its launches and commits follow. */
export default class AttemptStarted extends DomainEvent<{
  packageId: string
  versionId: string
  personId: string
}> {
  static kind = 'runtime.attempt_started'
}
