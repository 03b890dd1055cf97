import db from '@adonisjs/lucid/services/db'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** Who reads the log of their institution and all below it. */
export const auditReaders: readonly Role[] = [
  'administrator',
  'department_officer',
  'provincial_officer',
  'district_officer',
]

/**
 * Entries of the institutions that the actor answers for. Those of no institution are for administrators of the whole
 * server, who read everything.
 */
export function withinScope(query: DatabaseQueryBuilderContract<any>, actor: Actor) {
  if (manages.everything(actor)) return query
  const grants = actor.grants.filter(({ role }) => auditReaders.includes(role as Role))
  const below = db
    .from('institutions_tree')
    .whereIn('ancestor_id', [...new Set(grants.map((grant) => grant.institutionId))])
    .select('descendant_id')
  return query.whereIn('a.institution_id', below)
}
