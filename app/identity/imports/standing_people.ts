import { today } from '#identity/queries/current_memberships'
import { PERSON_COLUMNS, type PersonRowValues } from '#identity/imports/person_row'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A person who is there already, with the roles at the institutions in question. */
export type StandingPerson = Omit<
  PersonRowValues,
  'role' | 'institution_id' | 'class' | 'grade'
> & {
  sort_key: string
  held: { role: string; institution_id: string }[]
}

type By = { column: 'id' | 'payroll_id' | 'student_number' | 'sort_key'; values: string[] }

/**
 * The people with one of these numbers or names; but for civil-servant numbers, which are unique, only those with a
 * role at one of the institutions.
 */
export async function standingPeople(
  client: QueryClientContract,
  { column, values }: By,
  institutionIds: string[]
): Promise<StandingPerson[]> {
  const wanted = [...new Set(values.filter(Boolean))]
  if (wanted.length === 0) return []
  const held = () =>
    client
      .from('identity_memberships')
      .whereIn('institution_id', institutionIds)
      .where((either) => either.whereNull('ends_on').orWhere('ends_on', '>=', today()))
  const query = client
    .from('identity_people')
    .whereNull('merged_into_id')
    .whereIn(column, wanted)
    .select('id', 'sort_key', ...PERSON_COLUMNS)
  if (column !== 'payroll_id' && column !== 'id') query.whereIn('id', held().select('person_id'))
  const people = await query
  if (people.length === 0) return []
  const roles = await held()
    .whereIn(
      'person_id',
      people.map((one) => one.id)
    )
    .select('person_id', 'role', 'institution_id')
  return people.map((one) => ({
    ...one,
    birth_date: dateText(one.birth_date),
    former_payroll_id: null,
    held: roles.filter((role) => role.person_id === one.id),
  }))
}

/** A date column past the models: a Date of local midnight from PostgreSQL, text from SQLite. */
function dateText(value: Date | string | null): string | null {
  if (!(value instanceof Date)) return value
  const two = (part: number) => String(part).padStart(2, '0')
  return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
}
