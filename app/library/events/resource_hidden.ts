import { DomainEvent } from '#shared/outbox/domain_event'

/** A resource is kept from its readers after a report. The subject is its id. */
export default class ResourceHidden extends DomainEvent<Record<string, never>> {
  static kind = 'library.resource_hidden'

  constructor(id: string) {
    super(id, {})
  }
}
