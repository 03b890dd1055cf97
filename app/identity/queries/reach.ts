import db from '@adonisjs/lucid/services/db'
import { homeroomRoles, levelOf, peopleManagers } from '#identity/levels'
import { holdsRole } from '#identity/queries/is_staff'
import type { Role } from '#identity/roles'
import type { Actor, Grant } from '#shared/actor'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const managing = (actor: Actor | null): Grant[] =>
  actor?.grants.filter((grant) => (peopleManagers as readonly string[]).includes(grant.role)) ?? []

/** The institutions whose people, and those of all below, the actor looks after. */
export const peopleTops = (actor: Actor | null) => [
  ...new Set(managing(actor).map((grant) => grant.institutionId)),
]

/** Whether the person may have classes to look at: their own, or those of the institutions they look after. */
export const hasClasses = (actor: Actor | null) =>
  peopleTops(actor).length > 0 || holdsRole(actor, homeroomRoles)

/**
 * The level with which the actor looks after people at each of the institutions; those out of reach are absent.
 * One query, none for people without such a role.
 */
export async function levelsAt(
  actor: Actor | null,
  institutionIds: readonly string[],
  client: QueryClientContract = db.connection()
): Promise<Map<string, number>> {
  const grants = managing(actor)
  const levels = new Map<string, number>()
  if (grants.length === 0 || institutionIds.length === 0) return levels
  const pairs = await client
    .from('institutions_tree')
    .whereIn('descendant_id', [...new Set(institutionIds)])
    .whereIn('ancestor_id', peopleTops(actor))
    .select('ancestor_id', 'descendant_id')
  for (const { ancestor_id: topId, descendant_id: id } of pairs) {
    for (const grant of grants.filter((one) => one.institutionId === topId)) {
      levels.set(id, Math.max(levels.get(id) ?? 0, levelOf(grant.role)))
    }
  }
  return levels
}

/** The same for one institution; 0 where it is out of reach. */
export async function levelAt(
  actor: Actor | null,
  institutionId: string,
  client?: QueryClientContract
) {
  const levels = await levelsAt(actor, [institutionId], client)
  return levels.get(institutionId) ?? 0
}

/** Whether the actor may give or take `role` at the institution. */
export async function mayGive(
  actor: Actor,
  role: Role | string,
  institutionId: string,
  client?: QueryClientContract
) {
  const level = await levelAt(actor, institutionId, client)
  return level > 0 && levelOf(role) <= level
}
