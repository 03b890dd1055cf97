import { homeroomRoles } from '#identity/levels'
import { currentMemberships } from '#identity/queries/current_memberships'
import type Person from '#identity/models/person'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The people who may be homeroom teacher at the institution: its teachers, trainers and leaders. */
export async function homeroomCandidates(
  institutionId: string,
  client?: QueryClientContract
): Promise<Person[]> {
  const held = await currentMemberships(client)
    .where('institution_id', institutionId)
    .whereIn('role', [...homeroomRoles])
    .preload('person')
  const people = new Map(held.map((one) => [one.personId, one.person]))
  return [...people.values()].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
}
