import { clock } from '#shared/clock'
import { defineImport, type JudgedRow, type RawRow } from '#shared/imports/import_kind'
import { choiceMap, RowReader } from '#shared/imports/row_reader'
import { ageBands } from '#identity/age_bands'
import { applyPupils } from '#identity/imports/apply_pupils'
import { makeAccountsOf } from '#identity/imports/apply_people'
import { pupilColumns } from '#identity/imports/columns'
import { judgePerson } from '#identity/imports/judge_person'
import { openPeople, type PeopleContext } from '#identity/imports/open_people'
import { accountOption, institutionOption, mayBring } from '#identity/imports/options'
import { classesOf, placesInClasses } from '#identity/imports/class_places'
import { placeOf, placesOf, type Places } from '#identity/imports/places'
import { standingPeople } from '#identity/imports/standing_people'
import {
  readNames,
  readNumber,
  readSex,
  rowSortKey,
  type PersonRowValues,
} from '#identity/imports/person_row'

const BANDS = choiceMap(ageBands.map((code) => ({ code })))

/** The academic years a list may be for: the present one, the one before and the next. */
export function years() {
  const now = clock.now()
  const first = now.month >= 8 ? now.year : now.year - 1
  return [first, first + 1, first - 1].map((year) => `${year}-${year + 1}`)
}

/** Pupils of a school by their number there, with their classes. */
export const pupilsImport = defineImport<PeopleContext, PersonRowValues>({
  kind: 'identity.pupils',
  columns: pupilColumns,
  home: '/people?group=pupils',
  may: mayBring,
  options: async (actor, locale, given) => [
    await institutionOption(actor, locale, given, true),
    { name: 'year', required: true, choices: years().map((value) => ({ value, text: value })) },
    accountOption(locale, ['none', 'pin', 'password']),
  ],
  institutionOf: ({ institutionId }) => institutionId ?? null,
  open: openPeople,
  judge: judgePupils,
  apply: applyPupils,
  finish: makeAccountsOf,
})

/** Judges rows about pupils: those of a class list, and those of a roster, which has classes of its own. */
export async function judgePupils(
  context: PeopleContext,
  rows: RawRow[]
): Promise<JudgedRow<PersonRowValues>[]> {
  const places = await placesOf(context, rows)
  const read = rows.map((row) => readPupil(context, places, row))
  const ids = [...places.levels.keys()]
  const find = (column: 'id' | 'student_number' | 'sort_key', values: (string | null)[]) =>
    standingPeople(context.client, { column, values: values as string[] }, ids)
  const numbered = await find(
    'student_number',
    read.map(({ row }) => row.student_number)
  )
  const named = await find(
    'sort_key',
    read.map(({ row }) => rowSortKey(row))
  )
  const mapped = await find(
    'id',
    rows.map((row) => row.cells.person_id ?? null)
  )
  const { year } = context.options
  const classes = year ? await classesOf(context.client, ids, year) : new Map()
  const found = [...new Set([...numbered, ...named].map((one) => one.id))]
  const held = await placesInClasses(context.client, classes, found)
  return read.map(({ reader, row }) => {
    const here = (one: (typeof named)[number]) =>
      one.held.some((role) => role.institution_id === row.institution_id)
    const number = row.student_number
    const linked = mapped.find((one) => one.id === reader.row.cells.person_id)
    const byNumber =
      linked ?? numbered.find((one) => number && one.student_number === number && here(one))
    const byName = named.filter((one) => one.sort_key === rowSortKey(row) && here(one))
    if (row.class && !row.grade && !classes.has(`${row.institution_id} ${row.class}`)) {
      reader.refuse('grade', 'grade_of_new_class')
    }
    const known = { byNumber, byName }
    const sits = (id: string) => held.get(id)?.find((one) => one === row.class) ?? null
    const [one] = byNumber ? [byNumber] : byName
    return judgePerson(reader, row, known, 'student_number', {
      ...(row.class && {
        present: { class: one ? sits(one.id) : null },
        compare: { class: 'class' },
      }),
    })
  })
}

function readPupil(context: PeopleContext, places: Places, raw: RawRow) {
  const reader = new RowReader(raw)
  const role = 'student'
  const row: Omit<PersonRowValues, 'id'> = {
    ...readNames(reader),
    sex: readSex(reader),
    phone: reader.text('phone', 20),
    student_number: readNumber(reader, 'student_number', 20),
    ...{ payroll_id: null, former_payroll_id: null, birth_date: null },
    age_band: reader.choice('age_band', BANDS),
    ...{ position_code: null, category_code: null, qualification_code: null, staff_status: null },
    guardian_name: reader.text('guardian_name', 160),
    guardian_phone: reader.text('guardian_phone', 20),
    class: reader.text('class', 60),
    grade: reader.whole('grade', [1, 12]),
    role,
    institution_id: placeOf(context, places, reader, role),
  }
  return { reader, row }
}
