import { hasRole } from '#identity/queries/roles_at'
import { holdsRole } from '#identity/queries/is_staff'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'

/** Who looks after what was issued in the name of an institution or of one below it. */
export const REGISTRARS: readonly Role[] = ['administrator']

export const isRegistrar = (actor: Actor | null) => holdsRole(actor, REGISTRARS)

export const registrarsTops = ({ grants }: Actor) => [
  ...new Set(
    grants
      .filter(({ role }) => REGISTRARS.includes(role as Role))
      .map(({ institutionId }) => institutionId)
  ),
]

export const keepsRegisterOf = async (actor: Actor | null, institutionId: string | null) =>
  institutionId !== null && hasRole(actor, REGISTRARS, institutionId)
