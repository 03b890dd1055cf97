import db from '@adonisjs/lucid/services/db'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/roles'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * The roles of `actor` at the institution or at any above it. One query; none for a person without roles.
 * Inside a transaction pass it as `client`.
 */
export async function rolesAt(
  actor: Actor | null,
  institutionId: string,
  client: QueryClientContract = db.connection()
): Promise<Set<Role>> {
  if (!actor || actor.grants.length === 0) return new Set()
  const rows = await client
    .from('institutions_tree')
    .where('descendant_id', institutionId)
    .whereIn('ancestor_id', [...new Set(actor.grants.map((grant) => grant.institutionId))])
    .select('ancestor_id')
  const reached = new Set(rows.map((row) => row.ancestor_id))
  const grants = actor.grants.filter((grant) => reached.has(grant.institutionId))
  return new Set(grants.map((grant) => grant.role as Role))
}

/** Whether `actor` has one of `roles` at the institution or above it. Asks the database only if a grant could do. */
export async function hasRole(
  actor: Actor | null,
  roles: readonly Role[],
  institutionId: string,
  client?: QueryClientContract
): Promise<boolean> {
  const grants = actor?.grants.filter((grant) => roles.includes(grant.role as Role)) ?? []
  if (!actor || grants.length === 0) return false
  const reaching = await rolesAt({ ...actor, grants }, institutionId, client)
  return reaching.size > 0
}
