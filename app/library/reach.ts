import db from '@adonisjs/lucid/services/db'
import { hasRole } from '#identity/queries/roles_at'
import { holdsRole } from '#identity/queries/is_staff'
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

/** Whether somebody decides there: for the country, or for what an institution keeps for its own. */
export function decidesFor(
  actor: Actor | null,
  { scope = 'national', institutionId }: { scope?: string; institutionId: string | null }
): Promise<boolean> {
  if (scope === 'national') return actsForMinistry(actor, NATIONAL_REVIEWERS)
  return reaches(actor, OWN_REVIEWERS, institutionId)
}
