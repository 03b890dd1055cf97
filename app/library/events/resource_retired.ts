import { DomainEvent } from '#shared/outbox/domain_event'

/** A resource is no longer offered. The subject is its id. */
export default class ResourceRetired extends DomainEvent<Record<string, never>> {
  static kind = 'library.resource_retired'

  constructor(id: string) {
    super(id, {})
  }
}
