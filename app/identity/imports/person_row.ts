import { searchKey } from '#shared/khmer/normalise'
import { sortKey } from '#shared/khmer/sort_key'
import { personName } from '#identity/queries/person_name'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import type { RowReader } from '#shared/imports/row_reader'

/** What a row says of a person, by the names of the columns; null where it says nothing. */
export type PersonRowValues = {
  id: string
  surname_km: string | null
  given_km: string | null
  surname_latin: string | null
  given_latin: string | null
  sex: string | null
  phone: string | null
  payroll_id: string | null
  student_number: string | null
  birth_date: string | null
  age_band: string | null
  position_code: string | null
  category_code: string | null
  qualification_code: string | null
  staff_status: string | null
  guardian_name: string | null
  guardian_phone: string | null
  /** Not of the person: the role, where, and the class. */
  role: string
  institution_id: string
  class: string | null
  grade: number | null
  /** A number that the person gives up with this list. */
  former_payroll_id: string | null
}

/** The columns of the table of people that lists write. */
export const PERSON_COLUMNS = [
  ...(['surname_km', 'given_km', 'surname_latin', 'given_latin', 'sex', 'phone'] as const),
  ...(['payroll_id', 'student_number', 'birth_date', 'age_band'] as const),
  ...(['position_code', 'category_code', 'qualification_code', 'staff_status'] as const),
  ...(['guardian_name', 'guardian_phone'] as const),
]

const SEXES = new Map([
  ...['male', 'm', 'ប្រុស', 'ប', '1'].map((word) => [word, 'male'] as const),
  ...['female', 'f', 'ស្រី', 'ស', '2'].map((word) => [word, 'female'] as const),
])

/** The names as they stand; refuses a row without any, and Khmer letters in the columns for Latin ones. */
export function readNames(read: RowReader) {
  const names = {
    surname_km: read.text('surname_km', 80),
    given_km: read.text('given_km', 80),
    surname_latin: read.text('surname_latin', 80),
    given_latin: read.text('given_latin', 80),
  }
  if (!Object.values(names).some(Boolean)) read.refuse('surname_km', 'no_name')
  for (const field of ['surname_latin', 'given_latin'] as const) {
    if (/\p{Script=Khmer}/u.test(names[field] ?? '')) read.refuse(field, 'latin_has_khmer')
  }
  return names
}

export function readSex(read: RowReader) {
  const word = read.text('sex', 20)
  if (!word) return null
  return SEXES.get(searchKey(word)) ?? read.refuse('sex', 'bad_sex')
}

/** A number as sign-in looks for it. */
export function readNumber(read: RowReader, field: string, longest: number) {
  const number = normaliseIdentifier(read.text(field, longest) ?? '') || null
  if (number && !/^[a-z0-9/.-]+$/.test(number)) return read.refuse(field, 'bad_number')
  return number
}

type Named = Pick<PersonRowValues, 'surname_km' | 'given_km' | 'surname_latin' | 'given_latin'>

const parts = (row: Named) => ({
  surnameKm: row.surname_km,
  givenKm: row.given_km,
  surnameLatin: row.surname_latin,
  givenLatin: row.given_latin,
})

export const rowName = (row: Named) => personName(parts(row), 'km')

/** What lists sort by, and by which people of one name are looked for. */
export const rowSortKey = (row: Named) => sortKey(rowName(row))
