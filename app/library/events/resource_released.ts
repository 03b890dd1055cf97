import { DomainEvent } from '#shared/outbox/domain_event'

/** A resource that was hidden after a report is offered again. The subject is its id. */
export default class ResourceReleased extends DomainEvent<Record<string, never>> {
  static kind = 'library.resource_released'

  constructor(id: string) {
    super(id, {})
  }
}
