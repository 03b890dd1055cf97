import { DomainEvent } from '#shared/outbox/domain_event'

/** A resource can be found and opened from now on. The subject is its id. */
export default class ResourcePublished extends DomainEvent<Record<string, never>> {
  static kind = 'library.resource_published'

  constructor(id: string) {
    super(id, {})
  }
}
