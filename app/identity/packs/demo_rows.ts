import { sqlTime } from '#shared/database/times'
import { personIndex } from '#identity/person_index'
import { numberColumns } from '#identity/new_person'
import type { Role } from '#identity/roles'
import type { SecretKind } from '#identity/secrets/initial_secret'
import type { PackContext } from '#shared/packs/registry'

/** The shape of `people.yaml`. `at` is an institution's location code. */
export type DemoFile = {
  institutions: DemoInstitution[]
  people: DemoPerson[]
  classes: {
    at: string
    name: string
    year: string
    grade: number
    track?: 'science' | 'social'
    homeroom: string
    pupils: string[]
  }[]
}

export type DemoInstitution = {
  location_code: string
  type_code: string
  parent_location_code: string
  place_code: string
  name_km: string
  name_en: string
}

export type DemoPerson = {
  username: string
  surname_km: string
  given_km: string
  surname_latin: string
  given_latin: string
  sex: 'male' | 'female'
  number?: string
  secret?: SecretKind
  roles: { role: Role; at: string }[]
}

/** The columns of a person besides the id. */
export function demoPersonRow(person: DemoPerson) {
  const { surname_km: surnameKm, given_km: givenKm } = person
  const { surname_latin: surnameLatin, given_latin: givenLatin } = person
  const numbers = numberColumns(person.roles[0].role, person.number ?? null)
  const names = { surnameKm, givenKm, surnameLatin, givenLatin }
  return {
    surname_km: surnameKm,
    given_km: givenKm,
    surname_latin: surnameLatin,
    given_latin: givenLatin,
    sex: person.sex,
    payroll_id: numbers.payrollId,
    student_number: numbers.studentNumber,
    sort_key: personIndex(names).sortKey,
  }
}

type Row = { id: string } & Record<string, string | number | null>

/**
 * Adds the rows whose id is new; those that stand are left as they are, for people may have changed them.
 * @param timed whether the table has the times of making and changing
 */
export async function addRows(
  { trx }: PackContext,
  table: string,
  rows: Row[],
  timed: boolean = true
) {
  const ids = rows.map((row) => row.id)
  const standing = await trx.from(table).whereIn('id', ids).select('id')
  const known = new Set(standing.map((row) => row.id))
  const now = sqlTime()
  const times = { created_at: now, ...(table === 'identity_people' && { updated_at: now }) }
  const added = rows.filter((row) => !known.has(row.id))
  if (added.length === 0) return
  await trx.table(table).multiInsert(added.map((row) => (timed ? { ...row, ...times } : row)))
}
