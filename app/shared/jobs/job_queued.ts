import { DomainEvent } from '#shared/outbox/domain_event'

/** A job waits in `shared_jobs`; the relay hands it to the queue. */
export class JobQueued extends DomainEvent<{ kind: string }> {
  static kind = 'shared.job_queued'
}
