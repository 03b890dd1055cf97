import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'

/** The server as a machine: how it is, and what is done to it. */
export default class ServerPolicy extends BasePolicy {
  view(actor: Actor) {
    return holdsRole(actor, ['administrator', 'mirror_operator'])
  }

  change(actor: Actor) {
    return holdsRole(actor, ['administrator'])
  }
}
