import db from '@adonisjs/lucid/services/db'
import { onForget } from '#shared/remembered'
import { LruCache } from '#shared/lru_cache'
import type { FileRole } from '#library/types'

export type FileItem = {
  name: string
  role: FileRole
  blobId: string
  language: string | null
  altKm: string | null
  altEn: string | null
  sha256: string
  size: number
  mediaType: string
  /** Only its row is on this server: something better suited is here in its place. */
  isElsewhere: boolean
}

export type AlignmentItem = {
  lessonId: string
  code: string
  titleKm: string
  titleEn: string
  outcomeId: string | null
  outcomeCode: string | null
  outcomeKm: string | null
  outcomeEn: string | null
}

/** What stands beside a resource's row. */
export type Details = { files: FileItem[]; alignments: AlignmentItem[] }

type Key = { id: string; revision: number }

/** A change of the resource raises its revision, so what is remembered here is never stale. */
const known = new LruCache<Details>(6000)

// What is here may change with an edition, without a revision.
onForget(() => known.clear())

const keyOf = ({ id, revision }: Key) => `${id}.${revision}`

/** Files and alignments of resources by id: two queries for all that are not remembered. */
export async function detailsOf(resources: Key[]): Promise<Map<string, Details>> {
  const found = new Map<string, Details>()
  const missing: Key[] = []
  for (const one of resources) {
    const details = known.get(keyOf(one))
    if (details) found.set(one.id, details)
    else missing.push(one)
  }
  if (missing.length > 0) {
    const ids = missing.map(({ id }) => id)
    const [files, alignments] = [await filesOf(ids), await alignmentsOf(ids)]
    for (const one of missing) {
      const details = { files: files.get(one.id) ?? [], alignments: alignments.get(one.id) ?? [] }
      known.set(keyOf(one), details)
      found.set(one.id, details)
    }
  }
  return found
}

async function filesOf(ids: string[]) {
  const rows = await db
    .from('library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .whereIn('f.resource_id', ids)
    .orderBy('f.role')
    .orderBy('f.name')
    .select('f.resource_id', 'f.name', 'f.role', 'f.language', 'f.alt_km', 'f.alt_en', 'f.blob_id')
    .select('b.sha256', 'b.size', 'b.media_type', 'b.is_elsewhere')
  return grouped(rows, (row): FileItem => ({
    name: row.name,
    role: row.role,
    blobId: row.blob_id,
    language: row.language,
    altKm: row.alt_km,
    altEn: row.alt_en,
    sha256: row.sha256,
    size: Number(row.size),
    mediaType: row.media_type,
    isElsewhere: Boolean(row.is_elsewhere),
  }))
}

async function alignmentsOf(ids: string[]) {
  const rows = await db
    .from('library_alignments as a')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .leftJoin('curriculum_outcomes as o', 'o.id', 'a.outcome_id')
    .whereIn('a.resource_id', ids)
    .orderBy('l.code')
    .orderBy('o.code')
    .select('a.resource_id', 'a.lesson_id', 'a.outcome_id', 'l.code', 'l.title_km')
    .select('l.title_en', 'o.code as outcome_code', 'o.text_km', 'o.text_en')
  return grouped(rows, (row): AlignmentItem => ({
    lessonId: row.lesson_id,
    code: row.code,
    titleKm: row.title_km,
    titleEn: row.title_en,
    outcomeId: row.outcome_id,
    outcomeCode: row.outcome_code,
    outcomeKm: row.text_km,
    outcomeEn: row.text_en,
  }))
}

function grouped<T>(rows: any[], shape: (row: any) => T) {
  const groups = new Map<string, T[]>()
  for (const row of rows)
    groups.set(row.resource_id, [...(groups.get(row.resource_id) ?? []), shape(row)])
  return groups
}
