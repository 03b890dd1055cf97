import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { instant } from '#shared/database/instant'
import { fromJson } from '#shared/database/from_json'
import type { ResourceKind, ResourceState, Scope } from '#library/types'

/** A resource's row without its text, as pages and policies use it. */
export type ResourceRow = {
  id: string
  code: string
  shelf: string
  position: number
  kind: ResourceKind
  state: ResourceState
  revision: number
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  licence: string
  holderKm: string | null
  holderEn: string | null
  authors: string[]
  contributors: string[]
  publisherKm: string | null
  publisherEn: string | null
  sourceUrl: string | null
  accessibility: string[]
  redistributable: boolean
  scope: Scope
  /** Whether what stands was approved, or came with a pack. */
  isApproved: boolean
  /** Why it is not offered any more. */
  stateReason: string | null
  /** Whether the letter of permission is there. */
  hasProof: boolean
  /** The number of the version that readers see; 0 before the first was kept. */
  version: number
  languages: string[]
  subjectId: string | null
  track: string | null
  grades: number[]
  minutes: number | null
  teacherOnly: boolean
  /** Whom it addresses: `student`, `teacher`. */
  audience: string[]
  institutionId: string | null
  createdBy: string | null
  pack: string | null
  publishedAt: Date | null
  updatedAt: Date
}

const COLUMNS = [
  ...['id', 'code', 'shelf', 'position', 'kind', 'state', 'revision', 'title_km', 'title_en'],
  ...['description_km', 'description_en', 'licence', 'holder_km', 'holder_en', 'authors'],
  ...['languages', 'subject_id', 'grades', 'minutes', 'teacher_only', 'institution_id'],
  ...['contributors', 'publisher_km', 'publisher_en', 'source_url', 'accessibility', 'version'],
  ...['redistributable', 'scope', 'proof_blob_id', 'state_reason', 'track'],
  'is_approved',
  ...['audience', 'created_by', 'pack', 'published_at', 'updated_at'],
]

/** Rows of the library as the query builder reads them: `resourceRows().where(...)`, then `rowOf`. */
export const resourceRows = () => db.from('library_resources').select(COLUMNS)

/** The resource with this code, whatever its state; 404 where there is none. */
export async function findResource(code: string): Promise<ResourceRow> {
  const row = await resourceRows().where('code', code.toUpperCase()).first()
  if (!row) throw new Exception('No such resource', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return rowOf(row)
}

/** The same, undefined where there is none: for codes that people type. */
export async function findByCode(code: string): Promise<ResourceRow | undefined> {
  const row = await resourceRows().where('code', code.toUpperCase()).first()
  return row && rowOf(row)
}

export const rowOf = (row: any): ResourceRow => ({
  id: row.id,
  code: row.code,
  shelf: row.shelf,
  position: Number(row.position),
  kind: row.kind,
  state: row.state,
  revision: Number(row.revision),
  titleKm: row.title_km,
  titleEn: row.title_en,
  descriptionKm: row.description_km,
  descriptionEn: row.description_en,
  licence: row.licence,
  holderKm: row.holder_km,
  holderEn: row.holder_en,
  authors: fromJson(row.authors),
  contributors: fromJson(row.contributors),
  publisherKm: row.publisher_km,
  publisherEn: row.publisher_en,
  sourceUrl: row.source_url,
  accessibility: fromJson(row.accessibility),
  redistributable: Boolean(row.redistributable),
  scope: row.scope,
  isApproved: Boolean(row.is_approved),
  stateReason: row.state_reason,
  hasProof: row.proof_blob_id !== null,
  version: Number(row.version),
  track: row.track,
  languages: fromJson(row.languages),
  subjectId: row.subject_id,
  grades: fromJson(row.grades),
  minutes: row.minutes,
  teacherOnly: Boolean(row.teacher_only),
  audience: fromJson(row.audience),
  institutionId: row.institution_id,
  createdBy: row.created_by,
  pack: row.pack,
  publishedAt: instant(row.published_at),
  updatedAt: instant(row.updated_at)!,
})
