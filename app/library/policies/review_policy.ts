import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS } from '#library/access'
import { decidesFor, NATIONAL_REVIEWERS, OWN_REVIEWERS } from '#library/reach'
import { mayDecide } from '#library/reviews/access'
import type { Actor } from '#shared/actor'
import type { ReviewRow } from '#library/reviews/find_review'

export default class ReviewPolicy extends BasePolicy {
  /** The list: for those who write and those who decide. */
  list(actor: Actor) {
    return holdsRole(actor, [...AUTHORS, ...NATIONAL_REVIEWERS, ...OWN_REVIEWERS])
  }

  /** Its author, and whoever may decide there. */
  view(actor: Actor, review: ReviewRow) {
    return review.submittedBy === actor.personId || decidesFor(actor, review)
  }

  decide(actor: Actor, review: ReviewRow) {
    return mayDecide(actor, review)
  }

  withdraw(actor: Actor, review: ReviewRow) {
    return review.submittedBy === actor.personId
  }
}
