import db from '@adonisjs/lucid/services/db'
import { hasRole, rolesAt } from '#identity/queries/roles_at'
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

export const PUBLISHERS: readonly Role[] = [
  'content_reviewer',
  'library_administrator',
  'administrator',
]

/** Who decides, beside editors, what an institution keeps for its own people. */
const LEADERS: readonly Role[] = ['technical_group_leader', 'school_leader']

/** Who may say how useful something was: whoever works with it in class. */
export const mayRate = (actor: Actor | null) => holdsRole(actor, RATERS)

/** What decides about a resource, of a row or a model. */
export type Owned = {
  state: string
  teacherOnly: boolean
  institutionId: string | null
  /** Absent: everyone. */
  scope?: string
  createdBy: string | null
}

/** What belongs to no institution came with a content pack: whoever has the role for the whole country decides. */
export async function reaches(
  actor: Actor | null,
  roles: readonly Role[],
  institutionId: string | null
): Promise<boolean> {
  if (institutionId) return hasRole(actor, roles, institutionId)
  if (!holdsRole(actor, roles)) return false
  const ids = actor!.grants.filter(({ role }) => roles.includes(role as Role))
  const top = await db
    .from('institutions')
    .whereNull('parent_id')
    .whereIn(
      'id',
      ids.map((grant) => grant.institutionId)
    )
    .first()
  return Boolean(top)
}

/** The author while it is a draft, editors at its institution or above at any time. */
export async function mayEdit(actor: Actor | null, resource: Owned): Promise<boolean> {
  if (!actor) return false
  const own = resource.createdBy === actor.personId && holdsRole(actor, AUTHORS)
  if (own && resource.state === 'draft') return true
  return reaches(actor, EDITORS, resource.institutionId)
}

/** What was hidden after a report is released by its contacts, not by a publication. */
export const mayPublish = async (actor: Actor | null, resource: Owned) =>
  resource.state !== 'hidden' && reaches(actor, PUBLISHERS, resource.institutionId)

/** Whether the person has any role at the institution or above it. */
async function belongs(actor: Actor | null, institutionId: string | null) {
  if (!actor || !institutionId) return false
  const held = await rolesAt(actor, institutionId)
  return held.size > 0
}

/**
 * Whether this reader may open it: `yes`; `hidden` where not even its being there is told; `sign_in` and `no` where
 * it is for people who work for the ministry.
 */
export async function mayOpen(actor: Actor | null, resource: Owned) {
  if (resource.state === 'published') {
    if (resource.scope === 'institution' && !(await belongs(actor, resource.institutionId))) {
      return actor ? 'hidden' : 'sign_in'
    }
    if (!resource.teacherOnly || isStaff(actor)) return 'yes'
    return actor ? 'no' : 'sign_in'
  }
  const author = actor !== null && resource.createdBy === actor.personId
  if (author || (await mayEdit(actor, resource))) return 'yes'
  const isReviewed = resource.state === 'submitted' || resource.state === 'in_review'
  return isReviewed && (await mayReview(actor, resource)) ? 'yes' : 'hidden'
}

/** Leaders read what their own people hand in for their institution. */
async function mayReview(actor: Actor | null, { scope, institutionId }: Owned) {
  return scope === 'institution' && reaches(actor, LEADERS, institutionId)
}
