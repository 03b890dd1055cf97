import { notEnded } from '#identity/queries/current_memberships'
import Membership from '#identity/models/membership'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The people and classes of the school by `<kind> <id>`: a package that went out from here names them by their ids. */
export async function ownRows(client: QueryClientContract, institutionId: string) {
  const people = await notEnded(Membership.query({ client }).where({ institutionId }))
    .select('person_id')
    .distinct()
  const classes = await client
    .from('identity_classes')
    .where('institution_id', institutionId)
    .select('id')
  return new Map<string, string>([
    ...people.map(({ personId: id }): [string, string] => [`users ${id}`, id]),
    ...classes.map(({ id }): [string, string] => [`classes ${id}`, id]),
  ])
}
