import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import {
  AUTHORS,
  EDITORS,
  mayEdit,
  mayOfferAgain,
  mayRate,
  mayRetire,
  type Owned,
} from '#library/access'
import { reaches } from '#library/reach'
import type { Actor } from '#shared/actor'

export default class ResourcePolicy extends BasePolicy {
  create(actor: Actor) {
    return holdsRole(actor, AUTHORS)
  }

  edit(actor: Actor, resource: Owned) {
    return mayEdit(actor, resource)
  }

  /** To hand it in for review: its author, or who may edit it. */
  submit(actor: Actor, subject: { createdBy: string | null; institutionId: string | null }) {
    if (!holdsRole(actor, AUTHORS)) return false
    return subject.createdBy === actor.personId || reaches(actor, EDITORS, subject.institutionId)
  }

  rate(actor: Actor) {
    return mayRate(actor)
  }

  /** To publish: that is what a review is for; without one, only what was approved before. */
  publish(actor: Actor, resource: Owned & { isApproved: boolean }) {
    return mayOfferAgain(actor, resource)
  }

  retire(actor: Actor, resource: Owned) {
    return mayRetire(actor, resource)
  }
}
