import { DateTime } from 'luxon'
import type Person from '#identity/models/person'

/** What people may choose from either of two people; names go together, and so do the two of the national id. */
export const mergeFields = {
  name_km: ['surnameKm', 'givenKm'],
  name_latin: ['surnameLatin', 'givenLatin'],
  sex: ['sex'],
  payroll_id: ['payrollId'],
  student_number: ['studentNumber'],
  phone: ['phone'],
  birth_date: ['birthDate'],
  age_band: ['ageBand'],
  national_id: ['nationalId', 'nationalIdKey'],
  position_code: ['positionCode'],
  category_code: ['categoryCode'],
  qualification_code: ['qualificationCode'],
  staff_status: ['staffStatus'],
  guardian: ['guardianName', 'guardianPhone'],
} as const

export type MergeField = keyof typeof mergeFields
export const mergeFieldNames = Object.keys(mergeFields) as MergeField[]

const COLUMNS = Object.values(mergeFields).flat()
type Column = (typeof COLUMNS)[number]

/** The fields as plain JSON. */
export type PersonFields = Record<Column, string | null>

const plain = (value: unknown) =>
  value instanceof DateTime ? value.toISODate() : ((value as string | null) ?? null)

export const fieldsOf = (person: Person) =>
  Object.fromEntries(COLUMNS.map((column) => [column, plain(person[column])])) as PersonFields

/** Sets fields back from plain JSON. */
export function mergeInto(person: Person, fields: Partial<PersonFields>) {
  const { birthDate, ...others } = fields
  person.merge(others as Partial<Person>)
  if (birthDate !== undefined) {
    person.birthDate = birthDate === null ? null : DateTime.fromISO(birthDate)
  }
}

/** The columns of the chosen fields with the values that stand in `from`. */
export function chosen(from: PersonFields, fields: readonly MergeField[]): Partial<PersonFields> {
  const columns = fields.flatMap((field) => [...mergeFields[field]])
  return Object.fromEntries(columns.map((column) => [column, from[column]]))
}
