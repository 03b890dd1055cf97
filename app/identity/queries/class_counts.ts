import db from '@adonisjs/lucid/services/db'
import { today } from '#identity/queries/current_memberships'

/** Heads in all and how many of them are female, as the ministry counts. */
export type Heads = { total: number; female: number }

/** The pupils now in the classes that `classIds` selects: a list of ids or a subquery. */
export async function countPupils(classIds: any): Promise<Heads> {
  const rows = await placesIn(classIds).groupBy('p.sex').select('p.sex').count('* as heads')
  return sum(rows)
}

/** The same of each class by its id; classes without pupils are absent. */
export async function countPupilsBy(classIds: string[]): Promise<Map<string, Heads>> {
  const rows = await placesIn(classIds)
    .groupBy('place.class_id', 'p.sex')
    .select('place.class_id', 'p.sex')
    .count('* as heads')
  const ids = new Set<string>(rows.map((row) => row.class_id))
  return new Map([...ids].map((id) => [id, sum(rows.filter((row) => row.class_id === id))]))
}

const placesIn = (classIds: any) =>
  db
    .from('identity_class_pupils as place')
    .join('identity_people as p', 'p.id', 'place.person_id')
    .whereIn('place.class_id', classIds)
    .where((open) => open.whereNull('place.ends_on').orWhere('place.ends_on', '>=', today()))

function sum(rows: { sex: string | null; heads: number | string }[]): Heads {
  const heads = { total: 0, female: 0 }
  for (const row of rows) {
    heads.total += Number(row.heads)
    if (row.sex === 'female') heads.female += Number(row.heads)
  }
  return heads
}
