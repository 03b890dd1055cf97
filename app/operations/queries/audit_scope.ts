import db from '@adonisjs/lucid/services/db'
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

/** Entries of the institutions that the actor answers for; those of the server itself are for administrators. */
export function withinScope(query: DatabaseQueryBuilderContract<any>, actor: Actor) {
  const grants = actor.grants.filter(({ role }) => auditReaders.includes(role as Role))
  const below = db
    .from('institutions_tree')
    .whereIn('ancestor_id', [...new Set(grants.map((grant) => grant.institutionId))])
    .select('descendant_id')
  const isAdministrator = grants.some(({ role }) => role === 'administrator')
  return query.where((either) => {
    either.whereIn('a.institution_id', below)
    if (isAdministrator) either.orWhereNull('a.institution_id')
  })
}
