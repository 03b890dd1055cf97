import { hash } from 'node:crypto'

/** The columns of the table that a row of the list fills. */
export type InstitutionValues = {
  id: string
  location_code: string | null
  emis_code: string | null
  type_code: string
  parent_id: string | null
  place_code: string | null
  name_km: string
  name_en: string
  cluster_id: string | null
  annex_of_id: string | null
  region: string | null
  has_temporary_code: boolean
  is_operating: boolean
  valid_from: string | null
  valid_to: string | null
  merged_into_id: string | null
  search_text: string
  sort_key: string
  flags: string[]
}

/** A change keeps what stood, as a fingerprint: whoever changed it since is not overwritten. */
export type ImportedInstitution = InstitutionValues & {
  seen: string | null
  /** Of the columns that change, what stood: for taking the list back. */
  was: Partial<InstitutionValues> | null
}

export const WRITTEN = [
  ...['id', 'location_code', 'emis_code', 'type_code', 'parent_id', 'place_code', 'name_km'],
  ...['name_en', 'cluster_id', 'annex_of_id', 'region', 'has_temporary_code', 'is_operating'],
  ...['valid_from', 'valid_to', 'merged_into_id', 'search_text', 'sort_key'],
] as (keyof Omit<InstitutionValues, 'flags'>)[]

/** A row of the table in the same form on both databases: days as text, booleans as such. */
export function standingValues(row: any, flags: string[]): InstitutionValues {
  return {
    ...row,
    has_temporary_code: Boolean(row.has_temporary_code),
    is_operating: Boolean(row.is_operating),
    valid_from: dayText(row.valid_from),
    valid_to: dayText(row.valid_to),
    flags: [...flags].sort(),
  }
}

/** PostgreSQL gives days as local dates. */
function dayText(value: Date | string | null): string | null {
  if (!(value instanceof Date)) return value ? String(value).slice(0, 10) : null
  const two = (number: number) => String(number).padStart(2, '0')
  return `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
}

/** What stands, in short. */
export const fingerprint = (values: InstitutionValues) =>
  hash('sha1', JSON.stringify([...WRITTEN.map((column) => values[column]), values.flags]))

/** Of the columns that differ from `values`, what stands. */
export function differing(present: InstitutionValues, values: InstitutionValues) {
  const columns = [...WRITTEN, 'flags'] as const
  const changed = columns.filter((column) => String(present[column]) !== String(values[column]))
  return Object.fromEntries(changed.map((column) => [column, present[column]]))
}
