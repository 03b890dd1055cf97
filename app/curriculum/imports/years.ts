import { newId } from '#shared/ids'
import { bulkInsert } from '#shared/database/bulk_insert'
import { judgeRow } from '#shared/imports/judge_row'
import { RowReader } from '#shared/imports/row_reader'
import { defineImport, type RawRow } from '#shared/imports/import_kind'
import { checkYear } from '#curriculum/calendar/check_year'
import {
  ofCalendar,
  placeOf,
  writeRows,
  type CalendarImport,
} from '#curriculum/imports/calendar_import'

const DAYS = ['s1_starts_on', 's1_ends_on', 's2_starts_on', 's2_ends_on'] as const
const COLUMNS = [
  'id',
  'name',
  'place_code',
  'starts_on',
  'ends_on',
  'school_days',
  'is_draft',
] as const

/** Academic years with their semesters; one row for the country and one for each province that differs. */
export const yearsImport = defineImport({
  kind: 'curriculum.years',
  columns: [
    { name: 'name', required: true, aliases: ['year'], note: true, example: '2026-2027' },
    { name: 'place_code', aliases: ['province'], note: true },
    { name: 'starts_on', required: true, example: '2026-11-02' },
    { name: 'ends_on', required: true, example: '2027-09-30' },
    { name: 's1_starts_on', example: '2026-11-02' },
    { name: 's1_ends_on', example: '2027-03-27' },
    { name: 's2_starts_on', example: '2027-04-19' },
    { name: 's2_ends_on', example: '2027-09-11' },
    { name: 'school_days', note: true, example: '123456' },
    { name: 'draft', note: true, example: 'no' },
  ],
  home: '/calendar/years',
  ...ofCalendar,
  judge,
  async apply(trx, rows) {
    await writeRows(trx, 'curriculum_years', COLUMNS, rows)
    const ids = rows.map(({ values }) => values.id)
    await trx.from('curriculum_semesters').whereIn('year_id', ids).delete()
    const parts = rows.flatMap(({ values }) =>
      [1, 2].flatMap((number) => {
        const from = values[`s${number}_starts_on`]
        return from ? [[newId(), values.id, number, from, values[`s${number}_ends_on`]]] : []
      })
    )
    const columns = ['id', 'year_id', 'number', 'starts_on', 'ends_on']
    await bulkInsert(trx, 'curriculum_semesters', columns, parts)
  },
})

async function standingYears({ client }: CalendarImport) {
  const rows = await client.from('curriculum_years')
  const parts = await client.from('curriculum_semesters')
  return rows.map((row) => {
    const part = (number: number) =>
      parts.find((one) => one.year_id === row.id && Number(one.number) === number)
    return {
      ...{ ...row, is_draft: Boolean(row.is_draft) },
      ...{ s1_starts_on: part(1)?.starts_on ?? null, s1_ends_on: part(1)?.ends_on ?? null },
      ...{ s2_starts_on: part(2)?.starts_on ?? null, s2_ends_on: part(2)?.ends_on ?? null },
    }
  })
}

async function judge(context: CalendarImport, rows: RawRow[]) {
  const standing = await standingYears(context)
  return rows.map((row) => {
    const read = new RowReader(row)
    const name = read.text('name', 9) ?? ''
    if (name && !/^\d{4}-\d{4}$/.test(name)) read.refuse('name', 'bad_year')
    const placeCode = placeOf(read, context)
    const present = standing.find((one) => one.name === name && one.place_code === placeCode)
    const days = Object.fromEntries(DAYS.map((field) => [field, read.date(field)]))
    const week = read.digits('school_days', [1, 7]) ?? present?.school_days ?? '123456'
    const values: Record<string, any> = {
      ...{ id: present?.id ?? newId(), name, place_code: placeCode },
      starts_on: read.date('starts_on') ?? '',
      ends_on: read.date('ends_on') ?? '',
      ...days,
      school_days: [...new Set(week)].sort().join(''),
      is_draft: read.yesNo('draft'),
    }
    if (!/^[1-7]+$/.test(values.school_days)) read.refuse('school_days', 'bad_week')
    if (read.problems.length === 0) check(read, values, standing, present)
    return judgeRow(read, {
      label: [name, placeCode].filter(Boolean).join(' '),
      values,
      present,
      compare: {
        ...{ name: 'name', place_code: 'place_code', starts_on: 'starts_on', ends_on: 'ends_on' },
        ...Object.fromEntries(DAYS.map((field) => [field, field])),
        ...{ school_days: 'school_days', draft: 'is_draft' },
      },
      keys: { name: name && `${name} ${placeCode}` },
    })
  })
}

function check(read: RowReader, values: Record<string, any>, standing: any[], present: any) {
  const semesters = [1, 2]
    .map((number) => ({
      number,
      startsOn: values[`s${number}_starts_on`],
      endsOn: values[`s${number}_ends_on`],
    }))
    .filter((one) => one.startsOn || one.endsOn)
  const { name, starts_on: startsOn, ends_on: endsOn } = values
  if (!startsOn || !endsOn) return
  const problem = checkYear({ name, startsOn, endsOn, semesters })
  if (problem) read.refuse(problem.field, problem.type)
  const overlaps = standing.some(
    (one) =>
      one.id !== present?.id &&
      one.place_code === values.place_code &&
      one.starts_on <= endsOn &&
      startsOn <= one.ends_on
  )
  if (overlaps) read.refuse('starts_on', 'years_overlap')
}
