import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { actsForMinistry, mightActForMinistry } from '#institutions/queries/acts_for_ministry'
import { AUTHORS } from '#library/access'
import type { Actor } from '#shared/actor'

export const mayExport = (actor: Actor | null) => holdsRole(actor, AUTHORS)

const OVERSEERS = ['library_administrator', 'administrator'] as const

/** Whether the person might look after the exports of all. For menus. */
export const mightOverseeExports = (actor: Actor | null) => mightActForMinistry(actor, OVERSEERS)

/** Whoever works with the library takes it along; each sees their own exports. */
export default class ExportPolicy extends BasePolicy {
  create(actor: Actor) {
    return mayExport(actor)
  }

  /** Who took what along, and deleting it; nobody else opens the file. */
  oversee(actor: Actor) {
    return actsForMinistry(actor, OVERSEERS)
  }
}
