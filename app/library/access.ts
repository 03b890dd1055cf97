import { belongsTo } from '#library/own_people'
import { decidesFor, reaches } from '#library/reach'
import { holdsRole, isStaff } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'

/** Who may write for the library. */
export const AUTHORS: readonly Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]

const RATERS: readonly Role[] = [...AUTHORS, 'school_leader']

/** Who may change what others wrote. */
export const EDITORS: readonly Role[] = [
  ...(['education_specialist', 'content_reviewer', 'library_administrator'] as const),
  'administrator',
]

/** Who may say how useful something was: whoever works with it in class. */
export const mayRate = (actor: Actor | null) => holdsRole(actor, RATERS)

/** The institution to which belongs what this person writes. */
export const authorsInstitution = ({ grants }: Actor): string | null =>
  grants.find(({ role }) => AUTHORS.includes(role as Role))?.institutionId ?? null

/** What decides about a resource, of a row or a model. */
export type Owned = {
  state: string
  teacherOnly: boolean
  institutionId: string | null
  /** Absent: everyone. */
  scope?: string
  createdBy: string | null
}

/**
 * A draft: its author, and editors at its institution or above. What was handed in or offered: whoever decides for its
 * scope; their corrections are versions of what is offered.
 */
export async function mayEdit(actor: Actor | null, resource: Owned): Promise<boolean> {
  if (!actor) return false
  if (resource.state !== 'draft') return decidesFor(actor, resource)
  const own = resource.createdBy === actor.personId && holdsRole(actor, AUTHORS)
  return own || reaches(actor, EDITORS, resource.institutionId)
}

/** To take back what is offered. What was hidden after a report is released by its contacts, not here. */
export const mayRetire = async (actor: Actor | null, resource: Owned) =>
  resource.state === 'published' && decidesFor(actor, resource)

/** To offer again what was taken back, without a review: only what was approved and stands as it was. */
export const mayOfferAgain = async (
  actor: Actor | null,
  resource: Owned & { isApproved: boolean }
) =>
  resource.isApproved &&
  (resource.state === 'retired' || resource.state === 'taken_down') &&
  decidesFor(actor, resource)

/**
 * Whether this reader may open it: `yes`; `hidden` where not even its being there is told; `sign_in` and `no` where
 * it is for people who work for the ministry.
 */
export async function mayOpen(actor: Actor | null, resource: Owned) {
  if (resource.state === 'published') {
    if (isOwn(resource) && !(await belongsTo(actor, resource))) return actor ? 'hidden' : 'sign_in'
    if (!resource.teacherOnly || isStaff(actor)) return 'yes'
    return actor ? 'no' : 'sign_in'
  }
  const author = actor !== null && resource.createdBy === actor.personId
  if (author || (await mayEdit(actor, resource))) return 'yes'
  return 'hidden'
}

/** Whether it is kept for the people of its institution. */
export const isOwn = ({ scope = 'national' }: { scope?: string }) => scope !== 'national'
