import { DomainEvent } from '#shared/outbox/domain_event'

/** A version of the curriculum counts from now on. The subject is its id; `replaced` was in force before it. */
export default class FrameworkEnforced extends DomainEvent<{ replaced: string[] }> {
  static kind = 'curriculum.framework_enforced'
}
