import { today } from '#identity/queries/current_memberships'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Ids of classes by `<institution> <name>`. */
export type ClassPlaces = Map<string, string>

export async function classesOf(
  client: QueryClientContract,
  institutionIds: string[],
  year: string
): Promise<ClassPlaces> {
  const rows = await client
    .from('identity_classes')
    .whereIn('institution_id', institutionIds)
    .where('year', year)
    .select('id', 'institution_id', 'name')
  return new Map(rows.map((row) => [`${row.institution_id} ${row.name}`, row.id]))
}

/** The names of the classes, among these, in which people sit. */
export async function placesInClasses(
  client: QueryClientContract,
  classes: ClassPlaces,
  personIds: string[]
): Promise<Map<string, string[]>> {
  const names = new Map([...classes].map(([key, id]) => [id, key.slice(key.indexOf(' ') + 1)]))
  const held = new Map<string, string[]>()
  if (personIds.length === 0 || names.size === 0) return held
  const rows = await client
    .from('identity_class_pupils')
    .whereIn('person_id', personIds)
    .whereIn('class_id', [...names.keys()])
    .where((either) => either.whereNull('ends_on').orWhere('ends_on', '>=', today()))
    .select('person_id', 'class_id')
  for (const { person_id: person, class_id: id } of rows) {
    held.set(person, [...(held.get(person) ?? []), names.get(id)!])
  }
  return held
}
