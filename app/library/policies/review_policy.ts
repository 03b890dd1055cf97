import { BasePolicy } from '@adonisjs/bouncer'
import { holdsRole } from '#identity/queries/is_staff'
import { AUTHORS } from '#library/access'
import { hasReach, mayDecide, NATIONAL_REVIEWERS, OWN_REVIEWERS } from '#library/reviews/access'
import type { Actor } from '#shared/actor'
import type { ReviewRow } from '#library/reviews/find_review'

export default class ReviewPolicy extends BasePolicy {
  /** The list: for those who write and those who decide. */
  list(actor: Actor) {
    return holdsRole(actor, [...AUTHORS, ...NATIONAL_REVIEWERS, ...OWN_REVIEWERS])
  }

  /** Its author, and whoever may decide there. */
  view(actor: Actor, review: ReviewRow) {
    return review.submittedBy === actor.personId || hasReach(actor, review)
  }

  decide(actor: Actor, review: ReviewRow) {
    return mayDecide(actor, review)
  }

  withdraw(actor: Actor, review: ReviewRow) {
    return review.submittedBy === actor.personId
  }
}
