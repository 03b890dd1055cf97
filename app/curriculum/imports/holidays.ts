import { newId } from '#shared/ids'
import { judgeRow } from '#shared/imports/judge_row'
import { RowReader } from '#shared/imports/row_reader'
import { defineImport, type RawRow } from '#shared/imports/import_kind'
import {
  ofCalendar,
  placeOf,
  writeRows,
  type CalendarImport,
} from '#curriculum/imports/calendar_import'

const COLUMNS = [
  'id',
  'day',
  'place_code',
  'name_km',
  'name_en',
  'closes_schools',
  'is_draft',
] as const

/** The yearly table of holidays: adds days and changes their words. */
export const holidaysImport = defineImport({
  kind: 'curriculum.holidays',
  columns: [
    { name: 'day', required: true, aliases: ['date'], note: true, example: '2026-11-09' },
    { name: 'name_km', required: true, example: 'ពិធីបុណ្យឯករាជ្យជាតិ' },
    { name: 'name_en', required: true, example: 'Independence Day' },
    { name: 'closes_schools', note: true, example: 'yes' },
    { name: 'place_code', aliases: ['province'], note: true },
    { name: 'draft', note: true, example: 'no' },
  ],
  home: '/calendar/holidays',
  ...ofCalendar,
  judge,
  apply: (trx, rows) => writeRows(trx, 'curriculum_holidays', COLUMNS, rows),
})

async function judge(context: CalendarImport, rows: RawRow[]) {
  const reads = rows.map((row) => new RowReader(row))
  const days = [...new Set(reads.map((read) => read.date('day')).filter((day) => day !== null))]
  const found = await context.client.from('curriculum_holidays').whereIn('day', days)
  const standing = new Map(
    found.map((one) => [
      `${one.day} ${one.place_code} ${one.name_en}`,
      { ...one, closes_schools: Boolean(one.closes_schools), is_draft: Boolean(one.is_draft) },
    ])
  )
  return reads.map((read) => {
    const values = {
      id: '',
      day: read.date('day') ?? '',
      place_code: placeOf(read, context),
      name_km: read.text('name_km') ?? '',
      name_en: read.text('name_en') ?? '',
      closes_schools: read.cell('closes_schools') ? read.yesNo('closes_schools') : true,
      is_draft: read.yesNo('draft'),
    }
    const key = `${values.day} ${values.place_code} ${values.name_en}`
    const present = standing.get(key)
    values.id = present?.id ?? newId()
    return judgeRow(read, {
      label: `${values.day} ${values.name_km}`,
      values,
      present,
      compare: {
        ...{ day: 'day', name_km: 'name_km', name_en: 'name_en', place_code: 'place_code' },
        ...{ closes_schools: 'closes_schools', draft: 'is_draft' },
      },
      keys: { day: key },
    })
  })
}
