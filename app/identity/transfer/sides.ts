import { levelOf } from '#identity/levels'
import { levelAt } from '#identity/queries/reach'
import type { Actor } from '#shared/actor'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export type Sides = { from: boolean; to: boolean }

type Way = { fromInstitutionId: string; toInstitutionId: string }

/** On which sides of a transfer the actor looks after people; for lists and pages. */
export async function sidesOf(
  actor: Actor,
  way: Way,
  client?: QueryClientContract
): Promise<Sides> {
  return {
    from: (await levelAt(actor, way.fromInstitutionId, client)) > 0,
    to: (await levelAt(actor, way.toInstitutionId, client)) > 0,
  }
}

/**
 * For which sides the actor may speak: nobody lets somebody go who stands higher, or takes them in with a role above
 * the own one.
 * @param leaving every role that the person holds at the old institution
 */
export async function speaksFor(
  actor: Actor,
  way: Way,
  roles: { leaving: readonly string[]; role: string },
  client?: QueryClientContract
): Promise<Sides> {
  const from = await levelAt(actor, way.fromInstitutionId, client)
  const to = await levelAt(actor, way.toInstitutionId, client)
  const highest = Math.max(0, ...[...roles.leaving, roles.role].map(levelOf))
  return { from: from > 0 && highest <= from, to: to > 0 && levelOf(roles.role) <= to }
}
