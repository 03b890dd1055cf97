import { DomainEvent } from '#shared/outbox/domain_event'

/** People were told something; what is to leave the server is prepared. The subject is the first of the notifications. */
export default class PeopleNotified extends DomainEvent<{ ids: string[] }> {
  static kind = 'identity.people_notified'
}
