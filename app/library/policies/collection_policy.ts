import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS, EDITORS } from '#library/access'
import { reaches } from '#library/reach'
import type { Actor } from '#shared/actor'
import type { CollectionRow } from '#library/queries/collections'

/** Teachers make collections; what they made is theirs and of the editors of their institution. */
export const mayChange = async (actor: Actor | null, row: CollectionRow) =>
  actor !== null &&
  (row.createdBy === actor.personId || (await reaches(actor, EDITORS, row.institutionId)))

export default class CollectionPolicy extends BasePolicy {
  create(actor: Actor) {
    return holdsRole(actor, AUTHORS)
  }

  change(actor: Actor, row: CollectionRow) {
    return mayChange(actor, row)
  }
}
