import { followLibrary } from '#mirror/actions/follow_library'
import type { DomainEvent } from '#shared/outbox/domain_event'

/** What the library takes back disappears from mirrors too. */
export default class FollowLibrary {
  async handle({ subject }: DomainEvent) {
    await followLibrary(subject)
  }
}
