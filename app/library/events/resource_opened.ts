import { DomainEvent } from '#shared/outbox/domain_event'

/** Somebody with an account has opened a published resource, the first time on this day. The subject is its id. */
export default class ResourceOpened extends DomainEvent<{
  personId: string
  day: string
  at: number
}> {
  static kind = 'library.resource_opened'
}
