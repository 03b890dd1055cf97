import { stat } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { blobFile } from '#media/queries/blob_file'
import { recordsOf, type OpenRecord, type RecordFile } from '#library/open/records'
import { whyItStays, type Stay } from '#library/exports/stays'

/** A resource on its way out: what is said of it, its texts, and where its files lie. */
export type Parcel = OpenRecord & {
  bodies: { km: string; en: string }
  parts: (RecordFile & { path: string })[]
}

const PORTION = 100

/** What of the chosen may leave, one after the other; what stays is told to `stays`. */
export async function* parcels(
  ids: string[],
  stays: (stay: Stay) => void
): AsyncGenerator<Parcel | undefined> {
  for (let at = 0; at < ids.length; at += PORTION) {
    const portion = ids.slice(at, at + PORTION)
    const records = await recordsOf(portion)
    const texts = await bodiesOf(portion)
    for (const record of records) {
      const parcel = await parcelOf(record, texts.get(record.row.id)!, stays)
      yield parcel
    }
  }
}

async function parcelOf(
  record: OpenRecord,
  bodies: Parcel['bodies'],
  stays: (stay: Stay) => void
): Promise<Parcel | undefined> {
  const { row } = record
  const title = row.titleKm ?? row.titleEn ?? row.code
  const reason = whyItStays(row)
  if (reason) return void stays({ code: row.code, title, reason })
  const parts = record.files.map((file) => ({ ...file, path: blobFile(file.sha256) }))
  for (const { path } of parts) {
    if (await isThere(path)) continue
    return void stays({ code: row.code, title, reason: 'file' })
  }
  return { ...record, bodies, parts }
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false
  )

async function bodiesOf(ids: string[]) {
  const rows = await db
    .from('library_resources')
    .whereIn('id', ids)
    .select('id', 'body_km', 'body_en')
  return new Map(
    rows.map((row) => [row.id as string, { km: row.body_km ?? '', en: row.body_en ?? '' }])
  )
}
