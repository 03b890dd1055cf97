import { BasePolicy } from '@adonisjs/bouncer'
import { AUTHORS } from '#library/access'
import { hasRole } from '#identity/queries/roles_at'
import { holdsRole } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'

/** Where resources come from belongs to the institution that imports them. */
export default class SourcePolicy extends BasePolicy {
  list(actor: Actor) {
    return holdsRole(actor, AUTHORS)
  }

  change(actor: Actor, { institutionId }: { institutionId: string }) {
    return hasRole(actor, AUTHORS, institutionId)
  }
}
