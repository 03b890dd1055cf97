import { forget } from '#shared/remembered'
import { bulkInsert } from '#shared/database/bulk_insert'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { editsSomeCalendar, provincesKept } from '#curriculum/queries/calendar_editors'
import type { RowReader } from '#shared/imports/row_reader'
import type { ImportContext } from '#shared/imports/import_kind'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

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

/** What lists of the calendar have in common. */
export const ofCalendar = {
  may: (actor: Actor) => editsSomeCalendar(actor),
  open: openCalendar,
  finish: async () => forget(),
}

/** Adds the rows of a list, or changes those of the same id. */
export const writeRows = (
  trx: TransactionClientContract,
  table: string,
  columns: readonly string[],
  rows: { values: Record<string, any> }[]
) =>
  bulkInsert(
    trx,
    table,
    [...columns],
    rows.map(({ values }) => columns.map((column) => values[column])),
    { onConflict: ['id'] }
  )
