import { followFramework } from '#library/actions/follow_framework'
import type FrameworkEnforced from '#curriculum/events/framework_enforced'

/** What resources teach is said in the version that counts now. */
export default class FollowFramework {
  async handle({ subject, body }: FrameworkEnforced) {
    for (const replaced of body.replaced) await followFramework(replaced, subject)
  }
}
