import db from '@adonisjs/lucid/services/db'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import type { Scope } from '#library/types'
import type { BrowserSession } from '#tests/support/browser_session'
import { makeResource } from '#tests/support/library'

type Wish = {
  institutionId: string | null
  scope?: Scope
  state?: string
  submittedBy?: string
  reviewerId?: string | null
}

/** A resource that was handed in, and its review. */
export async function makeReview(wish: Wish) {
  const { institutionId, scope = 'institution', state = 'submitted' } = wish
  const submittedBy = wish.submittedBy ?? newId()
  const resource = await makeResource({
    ...{ institutionId, scope, createdBy: submittedBy, publishedAt: null },
    state: state as 'submitted',
  })
  const id = newId()
  await db.table('library_reviews').insert({
    ...{ id, subject_type: 'resource', subject_id: resource.id, state, scope },
    ...{ institution_id: institutionId, submitted_by: submittedBy, checks: '{}', marks: '{}' },
    ...{ title_km: resource.titleKm, title_en: resource.titleEn, search_text: '' },
    ...{ submitted_at: sqlTime(), reviewer_id: wish.reviewerId ?? null },
  })
  return { id, resource }
}

const CHECKS = ['licence', 'alignment', 'accessibility', 'language', 'facts']

/** Its author hands it in, a reviewer takes it, finds everything right, and decides. @returns the status of that */
export async function decideAbout(
  code: string,
  { author, reviewer }: { author: BrowserSession; reviewer: BrowserSession }
) {
  const { id } = await db.from('library_resources').where('code', code).firstOrFail()
  await author.submit('POST', '/reviews', { type: 'resource', id })
  const review = await db
    .from('library_reviews')
    .where('subject_id', id)
    .orderBy('id', 'desc')
    .first()
  const page = `/reviews/${review.id}`
  await reviewer.submit('PUT', `${page}/decision`)
  const found = Object.fromEntries(CHECKS.map((one, index) => [`checks[${index}]`, one]))
  await reviewer.submit('PUT', page, found)
  const { status } = await reviewer.submit('POST', `${page}/decision`, { decision: 'approve' })
  return status
}

/** A collection of this person with one resource in it. */
export async function makeCollection(wish: { institutionId: string; createdBy?: string }) {
  const [id, code, item] = [newId(), newCode(), newId()]
  const titles = { title_km: 'បណ្តុំធនធាន', title_en: 'A collection' }
  await db.table('library_collections').insert({
    ...{ id, code, position: 0, state: 'published', search_text: '', ...titles },
    ...{ institution_id: wish.institutionId, created_by: wish.createdBy ?? newId() },
    ...{ created_at: sqlTime(), updated_at: sqlTime() },
  })
  const resource = await makeResource({ institutionId: wish.institutionId })
  await db.table('library_collection_items').insert({
    ...{ id: item, collection_id: id, resource_id: resource.id, position: 1 },
  })
  return { id, code, item, resource }
}

/** An open work order on a lesson. */
export async function makeWorkOrder(lessonId: string, wish: { assigneeId?: string } = {}) {
  const id = newId()
  await db.table('library_work_orders').insert({
    ...{ id, lesson_id: lessonId, language: 'km', opened_by: newId(), created_at: sqlTime() },
    ...{ state: wish.assigneeId ? 'assigned' : 'open', assignee_id: wish.assigneeId ?? null },
    due_on: '2027-01-15',
  })
  return id
}
