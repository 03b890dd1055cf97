import { newId } from '#shared/ids'
import { judgeRow } from '#shared/imports/judge_row'
import {
  PERSON_COLUMNS,
  rowName,
  rowSortKey,
  type PersonRowValues,
} from '#identity/imports/person_row'
import type { JudgedRow } from '#shared/imports/import_kind'
import type { RowReader } from '#shared/imports/row_reader'
import type { StandingPerson } from '#identity/imports/standing_people'

type Row = Omit<PersonRowValues, 'id'>

type Known = {
  /** By number: certainly this person. */
  byNumber: StandingPerson | undefined
  /** At the same institution under the same name. */
  byName: StandingPerson[]
}

/**
 * Judges a row about a person. The same number is the same person. The same name, sex and date of birth (or number,
 * or age) at one institution is one too; where only the name and sex agree, people have to say: a number, or `is_new`.
 */
export function judgePerson(
  read: RowReader,
  row: Row,
  { byNumber, byName }: Known,
  number: 'payroll_id' | 'student_number',
  extra: {
    present?: Record<string, unknown>
    compare?: Partial<Record<string, keyof PersonRowValues>>
  } = {}
): JudgedRow<PersonRowValues> {
  const alike = byNumber ? [] : byName.filter((one) => mayBeOne(one, row, number))
  const certain = alike.filter((one) => one.birth_date && one.birth_date === row.birth_date)
  const found = byNumber ?? (certain.length === 1 ? certain[0] : undefined)
  if (!found && alike.length > 0 && !read.yesNo('is_new')) {
    const [{ id, ...other }] = alike
    read.refuse('surname_km', 'likely_duplicate', {
      name: rowName(other),
      number: other[number] ?? '–',
    })
  }
  const values = { ...kept(row, found), id: found?.id ?? newId() }
  const role = found?.held.find(
    (one) => one.institution_id === row.institution_id && one.role === row.role
  )
  return judgeRow<PersonRowValues>(read, {
    label: [values[number], rowName(values)].filter(Boolean).join(' '),
    values,
    present: found && { ...found, role: role?.role ?? null, ...extra.present },
    compare: { ...COMPARED, ...extra.compare },
    keys: {
      [number]: values[number],
      ...(!values[number] && { surname_km: `${rowSortKey(values)} ${values.sex} ${values.class}` }),
    },
  })
}

const COMPARED = {
  ...(Object.fromEntries(PERSON_COLUMNS.map((column) => [column, column])) as Record<
    (typeof PERSON_COLUMNS)[number],
    (typeof PERSON_COLUMNS)[number]
  >),
  role: 'role',
} as const

/** Nothing speaks against it: no other sex, birth date, age or number. */
function mayBeOne(one: StandingPerson, row: Row, number: 'payroll_id' | 'student_number') {
  const fields = ['sex', 'birth_date', 'age_band', number] as const
  return fields.every((field) => !one[field] || !row[field] || one[field] === row[field])
}

/** What the file has no column for, or leaves empty, stays as it stands. */
function kept(row: Row, found: StandingPerson | undefined): Row {
  if (!found) return row
  const stays = PERSON_COLUMNS.filter((column) => row[column] === null)
  return { ...row, ...Object.fromEntries(stays.map((column) => [column, found[column]])) }
}
