import { decidesFor } from '#library/reach'
import type { Actor } from '#shared/actor'

type Reviewed = { scope: string; institutionId: string | null; submittedBy: string | null }

/** Nobody decides about what they handed in themselves. */
export async function mayDecide(actor: Actor | null, review: Reviewed): Promise<boolean> {
  if (!actor || review.submittedBy === actor.personId) return false
  return decidesFor(actor, review)
}
