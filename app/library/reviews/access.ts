import { reaches } from '#library/access'
import { actsForMinistry } from '#institutions/queries/acts_for_ministry'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'

/** Who decides for the whole country, when they hold the role for the ministry. */
export const NATIONAL_REVIEWERS: readonly Role[] = [
  ...(['education_specialist', 'content_reviewer', 'library_administrator'] as const),
  'administrator',
]

/** Who decides what a school or a training centre keeps for its own people. */
export const OWN_REVIEWERS: readonly Role[] = [
  ...(['technical_group_leader', 'school_leader', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]

type Reviewed = { scope: string; institutionId: string | null; submittedBy: string | null }

/** Nobody decides about what they handed in themselves. */
export async function mayDecide(actor: Actor | null, review: Reviewed): Promise<boolean> {
  if (!actor || review.submittedBy === actor.personId) return false
  return hasReach(actor, review)
}

/** Whether the roles of a person reach the place where it is decided. */
export function hasReach(
  actor: Actor | null,
  { scope, institutionId }: Omit<Reviewed, 'submittedBy'>
) {
  if (scope === 'national') return actsForMinistry(actor, NATIONAL_REVIEWERS)
  return reaches(actor, OWN_REVIEWERS, institutionId)
}
