import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { bulkInsert } from '#shared/database/bulk_insert'
import { judgeRow } from '#shared/imports/judge_row'
import { RowReader } from '#shared/imports/row_reader'
import { defineImport, type ImportContext, type RawRow } from '#shared/imports/import_kind'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { editsSomeCalendar, provincesKept } from '#curriculum/queries/calendar_editors'

export type CalendarImport = {
  client: ImportContext['client']
  /** Places that the person may write for; null: all. */
  own: string[] | null
  places: Set<string>
}

/** Which places the person may write for, and which there are. */
export async function openCalendar({ client, actor }: ImportContext): Promise<CalendarImport> {
  const rows = await client.from('institutions_places').whereNull('parent_code').select('code')
  const isNational = await editsCurriculum(actor)
  return {
    client,
    own: isNational ? null : await provincesKept(actor),
    places: new Set(rows.map(({ code }) => code)),
  }
}

/** The place of a row: empty for the whole country. */
export function placeOf(read: RowReader, { own, places }: CalendarImport): string {
  const code = read.digits('place_code', 2) ?? ''
  if (code && !places.has(code)) read.refuse('place_code', 'unknown_code', { value: code })
  else if (own && !own.includes(code)) read.refuse('place_code', 'outside')
  return code
}

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
  may: (actor) => editsSomeCalendar(actor),
  open: openCalendar,
  judge,
  async apply(trx, rows) {
    await bulkInsert(
      trx,
      'curriculum_holidays',
      [...COLUMNS],
      rows.map(({ values }) => COLUMNS.map((column) => values[column])),
      { onConflict: ['id'] }
    )
  },
  finish: async () => forget(),
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
