import db from '@adonisjs/lucid/services/db'
import { today } from '#identity/queries/current_memberships'

/** Heads in all and how many of them are female, as the ministry counts. */
export type Heads = { total: number; female: number }

/** The pupils now in the classes that `classIds` selects: a list of ids or a subquery. */
export async function countPupils(classIds: any): Promise<Heads> {
  const places = () =>
    db
      .from('identity_class_pupils as place')
      .join('identity_people as p', 'p.id', 'place.person_id')
      .whereIn('place.class_id', classIds)
      .where((open) => open.whereNull('place.ends_on').orWhere('place.ends_on', '>=', today()))
  const [all] = await places().count('* as heads')
  const [female] = await places().where('p.sex', 'female').count('* as heads')
  return { total: Number(all.heads), female: Number(female.heads) }
}
