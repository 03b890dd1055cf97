import { BasePolicy } from '@adonisjs/bouncer'
import { isStaff } from '#identity/queries/is_staff'
import { seesServer } from '#identity/queries/doors'
import { writesSticks } from '#mirror/queries/writes_sticks'
import type { Actor } from '#shared/actor'

/** What this server receives as a mirror: all staff see it; those who look after the server change it. */
export default class HerePolicy extends BasePolicy {
  view(actor: Actor) {
    return isStaff(actor)
  }

  change(actor: Actor) {
    return seesServer(actor)
  }

  /** Sticks are written where editions are published, and on mirrors that hand on what they have. */
  writeSticks(actor: Actor) {
    return writesSticks(actor)
  }
}
