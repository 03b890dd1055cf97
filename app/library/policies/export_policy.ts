import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS } from '#library/access'
import type { Actor } from '#shared/actor'

export const mayExport = (actor: Actor | null) => holdsRole(actor, AUTHORS)

/** Whoever works with the library takes it along; each sees their own exports. */
export default class ExportPolicy extends BasePolicy {
  create(actor: Actor) {
    return mayExport(actor)
  }
}
