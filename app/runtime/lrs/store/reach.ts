import db from '@adonisjs/lucid/services/db'
import { agentKey } from '#runtime/lrs/store/keys'
import { may, type Authority } from '#runtime/lrs/authority'

type Query = {
  where(column: string, value: any): unknown
  whereIn(column: string, values: any): unknown
}

/** Narrows a query of statements `m` to what the authority reaches: its institutions, its learner, its own. */
export function withinReach(query: Query, authority: Authority, alias = 'm') {
  const { institutionId, learner } = authority
  const tops = authority.institutionIds ?? (institutionId === null ? undefined : [institutionId])
  if (tops && !learner) {
    const below = db.from('institutions_tree').whereIn('ancestor_id', [...tops])
    query.whereIn(`${alias}.institution_id`, below.select('descendant_id'))
  }
  if (learner) query.where(`${alias}.actor_key`, agentKey(learner.agent))
  if (learner?.registration) query.where(`${alias}.registration`, learner.registration)
  if (!learner && !may(authority, 'statements/read') && !may(authority, 'all')) {
    query.where(`${alias}.authority_key`, agentKey(authority.agent))
  }
}
