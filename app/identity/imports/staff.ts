import { defineImport, type JudgedRow, type RawRow } from '#shared/imports/import_kind'
import { RowReader } from '#shared/imports/row_reader'
import { applyPeople, makeAccountsOf } from '#identity/imports/apply_people'
import { staffColumns } from '#identity/imports/columns'
import { judgePerson } from '#identity/imports/judge_person'
import { openPeople, type PeopleContext } from '#identity/imports/open_people'
import { accountOption, institutionOption, mayBring } from '#identity/imports/options'
import { placeOf, placesOf, type Places } from '#identity/imports/places'
import { standingPeople } from '#identity/imports/standing_people'
import {
  readNames,
  readNumber,
  readSex,
  rowSortKey,
  type PersonRowValues,
} from '#identity/imports/person_row'

/** Teachers and other staff by their civil-servant number. */
export const staffImport = defineImport<PeopleContext, PersonRowValues>({
  kind: 'identity.staff',
  columns: staffColumns,
  home: '/people?group=staff',
  may: mayBring,
  options: async (actor, locale, given) => [
    await institutionOption(actor, locale, given, false),
    accountOption(locale, ['none', 'password']),
  ],
  institutionOf: ({ institutionId }) => institutionId ?? null,
  open: openPeople,
  judge: judgeStaff,
  apply: applyPeople,
  finish: makeAccountsOf,
})

/** Judges rows about staff: those of a list, and those of a roster. */
export async function judgeStaff(
  context: PeopleContext,
  rows: RawRow[]
): Promise<JudgedRow<PersonRowValues>[]> {
  const places = await placesOf(context, rows)
  const read = rows.map((row) => readStaff(context, places, row))
  const ids = [...places.levels.keys()]
  const numbers = read.flatMap(({ row }) => [row.payroll_id, row.former_payroll_id])
  const column = (name: 'id' | 'payroll_id' | 'sort_key', values: (string | null)[]) =>
    standingPeople(context.client, { column: name, values: values as string[] }, ids)
  const numbered = await column('payroll_id', numbers)
  const named = await column(
    'sort_key',
    read.map(({ row }) => rowSortKey(row))
  )
  const mapped = await column(
    'id',
    rows.map((row) => row.cells.person_id ?? null)
  )
  const holder = (number: string | null) =>
    number ? numbered.find((one) => one.payroll_id === number) : undefined
  return read.map(({ reader, row }) => {
    const former = holder(row.former_payroll_id)
    const known = mapped.find((one) => one.id === reader.row.cells.person_id)
    const byNumber = known ?? former ?? holder(row.payroll_id)
    if (row.former_payroll_id && !former && !holder(row.payroll_id)) {
      reader.refuse('old_payroll_id', 'unknown_number')
    }
    if (former && holder(row.payroll_id) && holder(row.payroll_id) !== former) {
      reader.refuse('payroll_id', 'number_taken')
    }
    if (former === undefined) row.former_payroll_id = null
    if (byNumber && !isMine(byNumber.held, ids)) reader.refuse('payroll_id', 'works_elsewhere')
    const byName = named.filter((one) => one.sort_key === rowSortKey(row))
    return judgePerson(reader, row, { byNumber, byName }, 'payroll_id')
  })
}

/** Only people who work at one of the institutions that the list is about are changed by it. */
const isMine = (held: { institution_id: string }[], ids: string[]) =>
  held.some((one) => ids.includes(one.institution_id))

function readStaff(context: PeopleContext, places: Places, raw: RawRow) {
  const reader = new RowReader(raw)
  const role = reader.choice('role', context.roles) ?? 'teacher'
  if (role === 'student') reader.refuse('role', 'role_too_high')
  const row: Omit<PersonRowValues, 'id'> = {
    ...readNames(reader),
    sex: readSex(reader),
    phone: reader.text('phone', 20),
    payroll_id: readNumber(reader, 'payroll_id', 10),
    former_payroll_id: readNumber(reader, 'old_payroll_id', 10),
    student_number: null,
    birth_date: reader.date('birth_date'),
    age_band: null,
    position_code: reader.choice('position_code', context.codes.position),
    category_code: reader.choice('category_code', context.codes.professional_category),
    qualification_code: reader.choice('qualification_code', context.codes.qualification),
    staff_status: reader.choice('staff_status', context.codes.staff_status),
    ...{ guardian_name: null, guardian_phone: null, class: null, grade: null },
    role,
    institution_id: placeOf(context, places, reader, role),
  }
  return { reader, row }
}
