import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS, mayEdit, mayPublish, type Owned } from '#library/access'
import type { Actor } from '#shared/actor'

export default class ResourcePolicy extends BasePolicy {
  create(actor: Actor) {
    return holdsRole(actor, AUTHORS)
  }

  edit(actor: Actor, resource: Owned) {
    return mayEdit(actor, resource)
  }

  /** To publish and to retire. */
  publish(actor: Actor, resource: Owned) {
    return mayPublish(actor, resource)
  }
}
