import { DomainEvent } from '#shared/outbox/domain_event'

/** Two people turned out to be one, or, `undone`, to be two after all. The subject is the person that was kept. */
export default class PeopleMerged extends DomainEvent<{ goneId: string; undone: boolean }> {
  static kind = 'identity.people_merged'
}
