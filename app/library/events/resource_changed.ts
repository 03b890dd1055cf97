import { DomainEvent } from '#shared/outbox/domain_event'

/** A resource was changed, whatever its state. The subject is its id. */
export default class ResourceChanged extends DomainEvent<Record<string, never>> {
  static kind = 'library.resource_changed'

  constructor(id: string) {
    super(id, {})
  }
}
