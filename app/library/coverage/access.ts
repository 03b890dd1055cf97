import { holdsRole } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'

/** Who opens and closes work on gaps of the curriculum. */
export const PLANNERS: readonly Role[] = [
  ...(['education_specialist', 'content_reviewer', 'library_administrator'] as const),
  ...(['department_officer', 'administrator'] as const),
]

export const mayPlan = (actor: Actor | null) => holdsRole(actor, PLANNERS)
