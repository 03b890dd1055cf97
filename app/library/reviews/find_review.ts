import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { instant } from '#shared/database/instant'
import { fromJson } from '#shared/database/from_json'
import type { Scope } from '#library/types'
import type { ReviewState } from '#library/reviews/kinds'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export type ReviewRow = {
  id: string
  type: string
  subjectId: string
  state: ReviewState
  scope: Scope
  institutionId: string | null
  titleKm: string | null
  titleEn: string | null
  submittedBy: string
  reviewerId: string | null
  checks: Record<string, boolean>
  marks: Record<string, number>
  submittedAt: Date
  decidedAt: Date | null
}

/** The review with this id; 404 where there is none. */
export async function findReview(
  id: string,
  client: QueryClientContract = db.connection()
): Promise<ReviewRow> {
  const row = validate(id) ? await client.from('library_reviews').where('id', id).first() : null
  if (!row) throw new Exception('No such review', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return reviewOf(row)
}

export const reviewOf = (row: any): ReviewRow => ({
  id: row.id,
  type: row.subject_type,
  subjectId: row.subject_id,
  state: row.state,
  scope: row.scope,
  institutionId: row.institution_id,
  titleKm: row.title_km,
  titleEn: row.title_en,
  submittedBy: row.submitted_by,
  reviewerId: row.reviewer_id,
  checks: fromJson(row.checks),
  marks: fromJson(row.marks),
  submittedAt: instant(row.submitted_at)!,
  decidedAt: instant(row.decided_at),
})

/** The review of a subject that is not decided yet. */
export async function openReviewOf(
  type: string,
  subjectId: string,
  client: QueryClientContract = db.connection()
): Promise<ReviewRow | undefined> {
  const row = await client
    .from('library_reviews')
    .where({ subject_type: type, subject_id: subjectId })
    .whereIn('state', ['submitted', 'in_review'])
    .first()
  return row && reviewOf(row)
}
