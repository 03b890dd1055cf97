import { hasRole } from '#identity/queries/roles_at'
import { holdsRole } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'

/** Who may bring packages and try them. */
export const PACKAGERS: readonly Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]

/** Who may change and remove the packages of others, and read everyone's attempts. */
export const KEEPERS: readonly Role[] = [
  'content_reviewer',
  'library_administrator',
  'administrator',
]

export type Owned = { institutionId: string; createdBy: string }

export const mayPackage = (actor: Actor | null) => holdsRole(actor, PACKAGERS)

/** Those who bring packages, of their own institution and of those below it. */
export async function mayOpen(actor: Actor | null, owned: Owned) {
  if (!actor || !mayPackage(actor)) return false
  return owned.createdBy === actor.personId || hasRole(actor, PACKAGERS, owned.institutionId)
}

/** Who brought it, while they still may bring packages, and the keepers above. */
export async function mayKeep(actor: Actor | null, owned: Owned) {
  if (!actor) return false
  if (owned.createdBy === actor.personId && mayPackage(actor)) return true
  return hasRole(actor, KEEPERS, owned.institutionId)
}

/** The institutions for which the person may bring packages. */
export const packagingAt = (actor: Actor) => [
  ...new Set(
    actor.grants
      .filter(({ role }) => PACKAGERS.includes(role as Role))
      .map((one) => one.institutionId)
  ),
]
