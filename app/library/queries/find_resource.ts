import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { instant } from '#shared/database/instant'
import { fromJson } from '#shared/database/from_json'
import type { ResourceKind, ResourceState } from '#library/types'

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
  languages: string[]
  subjectId: string | null
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
