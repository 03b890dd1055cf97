import { fromJson } from '#shared/database/from_json'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Given } from '#library/sources/types'

type Trx = TransactionClientContract
type Columns = Record<string, unknown>

const COLUMNS = [
  ...['kind', 'title_km', 'title_en', 'description_km', 'description_en', 'body_km', 'body_en'],
  ...['licence', 'holder_km', 'holder_en', 'search_text', 'authors', 'contributors', 'keywords'],
  ...['publisher_km', 'publisher_en', 'languages', 'audience', 'accessibility', 'source_url'],
  ...['subject_id', 'grades', 'minutes', 'state', 'is_approved', 'published_at'],
]
const JSON_COLUMNS = [
  'authors',
  'contributors',
  'keywords',
  'languages',
  'audience',
  'accessibility',
  'grades',
]

/** What stands beside a row and is written by imports. */
const BESIDE: Record<string, string[]> = {
  library_files: ['id', 'resource_id', 'blob_id', 'role', 'name', 'language', 'alt_km', 'alt_en'],
  library_alignments: ['id', 'resource_id', 'lesson_id', 'outcome_id'],
  library_relations: [
    ...['id', 'resource_id', 'kind', 'source_id', 'source_version', 'source_title'],
    ...['source_author', 'source_url', 'source_licence', 'note', 'created_at'],
  ],
}

/** A resource as it stood before an import changed it, and what had been imported of it before. */
export type Remembered = {
  columns: Columns
  beside: Record<string, Columns[]>
  given: Given
  isGone: boolean
  /** As it stood after the change; another one means that somebody changed it since. */
  after?: Mark
}

/** What is another one after every change. Not the revision: that rises too when the pages of a file are ready. */
export type Mark = { stamp: string; state: string; relations: number }

const only = (row: Columns, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))

export async function rememberResource(
  trx: Trx,
  id: string,
  entry: { given: Given; isGone: boolean }
): Promise<Remembered> {
  const row = await trx.from('library_resources').where('id', id).firstOrFail()
  const columns = only(row, COLUMNS)
  for (const name of JSON_COLUMNS) columns[name] = fromJson(columns[name])
  const beside: Remembered['beside'] = {}
  for (const [table, names] of Object.entries(BESIDE)) {
    const rows = await trx.from(table).where('resource_id', id).orderBy('id')
    beside[table] = rows.map((one) => only(one, names))
  }
  return { columns, beside, ...entry }
}

export async function marksOf(trx: Trx, ids: string[]): Promise<Map<string, Mark>> {
  const rows = await trx
    .from('library_resources')
    .whereIn('id', ids)
    .select('id', 'state', 'updated_at')
  const related = await trx
    .from('library_relations')
    .whereIn('resource_id', ids)
    .groupBy('resource_id')
    .select('resource_id')
    .count('* as n')
  const counts = new Map(related.map((row) => [row.resource_id, Number(row.n)]))
  return new Map(
    rows.map((row) => [
      row.id,
      { stamp: stampOf(row.updated_at), state: row.state, relations: counts.get(row.id) ?? 0 },
    ])
  )
}

export const stampOf = (time: unknown) => (time instanceof Date ? time.toISOString() : String(time))

/** Whether the files that stood are kept still: what nothing named any more is collected after a day. */
export async function areFilesKept(trx: Trx, { beside }: Remembered) {
  const wanted = new Set(beside.library_files.map(({ blob_id: id }) => id as string))
  const found = await trx
    .from('media_blobs')
    .whereIn('id', [...wanted])
    .select('id')
  return found.length === wanted.size
}

/** Writes what stood; state and revision are the caller's matter as in every change. */
export async function restoreResource(trx: Trx, id: string, { columns, beside }: Remembered) {
  for (const [table, rows] of Object.entries(beside)) {
    await trx.from(table).where('resource_id', id).delete()
    if (rows.length > 0) await trx.table(table).multiInsert(rows)
  }
  const values = { ...columns }
  for (const name of JSON_COLUMNS) values[name] = JSON.stringify(values[name])
  await trx.from('library_resources').where('id', id).update(values)
}
