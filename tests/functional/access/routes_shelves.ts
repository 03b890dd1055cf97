import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { makeResource, makeSyllabus } from '#tests/support/library'
import { makeSource } from '#tests/support/source_imports'
import { makeCollection, makeReview, makeWorkOrder } from '#tests/support/reviews'
import type { Role } from '#identity/types'
import type { RouteAccess, World } from './types.js'

const AUTHORS: Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]
const EDITORS: Role[] = [
  ...(['education_specialist', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]
const OWN_REVIEWERS: Role[] = [
  ...(['technical_group_leader', 'school_leader', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]
const PLANNERS: Role[] = [...EDITORS, 'department_officer']

const resource = async ({ schoolId }: World) => {
  const { code } = await makeResource({ institutionId: schoolId })
  return { code }
}
const draft = async ({ schoolId }: World) => {
  const { id } = await makeResource({ institutionId: schoolId, state: 'draft', publishedAt: null })
  return { type: 'resource', id }
}
const review = async ({ schoolId }: World) => {
  const { id } = await makeReview({ institutionId: schoolId })
  return { id, comment: newId() }
}
const taken = async ({ schoolId }: World) => {
  const { id } = await makeReview({ institutionId: schoolId, state: 'in_review' })
  return { id }
}
const own = async ({ schoolId, personId }: World) => {
  const { id } = await makeReview({ institutionId: schoolId, submittedBy: personId })
  return { id }
}
const collection = async ({ schoolId }: World) => {
  const { code, item } = await makeCollection({ institutionId: schoolId })
  return { code, item }
}
const order = async () => {
  const known = await db.from('curriculum_lessons').first()
  const lesson = known?.id ?? (await makeSyllabus()).lesson
  return { id: await makeWorkOrder(lesson) }
}
const some = { code: 'K7QM2XA' }

const source = async ({ schoolId }: World) => {
  const { id } = await makeSource(schoolId)
  return { id }
}

export const shelvesRoutes: RouteAccess[] = [
  { route: 'library.sources.index', allow: AUTHORS },
  { route: 'library.sources.show', allow: AUTHORS, params: source },
  { route: 'library.sources.update', allow: AUTHORS, params: source },
  { route: 'library.saves.index', allow: 'signed_in' },
  { route: 'library.saves.store', allow: 'signed_in', params: resource },
  { route: 'library.saves.destroy', allow: 'signed_in', params: resource },
  { route: 'library.ratings.index', allow: [...AUTHORS, 'school_leader'], params: resource },
  { route: 'library.ratings.store', allow: [...AUTHORS, 'school_leader'], params: resource },
  { route: 'library.ratings.destroy', allow: [...AUTHORS, 'school_leader'], params: resource },
  { route: 'library.short_codes.index', allow: 'everyone' },
  { route: 'library.short_codes.show', allow: 'everyone', params: () => some },
  { route: 'library.short_codes.card', allow: 'everyone', params: resource },
  { route: 'library.reviews.index', allow: [...AUTHORS, 'school_leader'] },
  { route: 'library.reviews.store', allow: EDITORS, body: draft },
  { route: 'library.reviews.show', allow: OWN_REVIEWERS, params: review },
  { route: 'library.reviews.update', allow: OWN_REVIEWERS, params: taken },
  { route: 'library.reviews.destroy', allow: 'signed_in', params: own },
  { route: 'library.review_decisions.update', allow: OWN_REVIEWERS, params: review },
  { route: 'library.review_decisions.store', allow: OWN_REVIEWERS, params: taken },
  { route: 'library.review_comments.store', allow: OWN_REVIEWERS, params: review },
  { route: 'library.review_comments.update', allow: OWN_REVIEWERS, params: review },
  { route: 'library.collections.index', allow: 'everyone' },
  { route: 'library.collections.show', allow: 'everyone', params: collection },
  { route: 'library.collections.credits', allow: 'everyone', params: collection },
  { route: 'library.collections.create', allow: AUTHORS },
  { route: 'library.collections.store', allow: AUTHORS },
  { route: 'library.collections.edit', allow: EDITORS, params: collection },
  { route: 'library.collections.update', allow: EDITORS, params: collection },
  { route: 'library.collections.destroy', allow: EDITORS, params: collection },
  { route: 'library.collection_items.store', allow: EDITORS, params: collection },
  { route: 'library.collection_items.update', allow: EDITORS, params: collection },
  { route: 'library.collection_items.destroy', allow: EDITORS, params: collection },
  { route: 'library.coverage.index', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.coverage.print', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.coverage_sheets.show', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.localisations.index', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.localisations.print', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.localisations.sheet', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.work_orders.index', allow: [...AUTHORS, 'department_officer'] },
  { route: 'library.work_orders.show', allow: [...AUTHORS, 'department_officer'], params: order },
  { route: 'library.work_orders.create', allow: PLANNERS },
  { route: 'library.work_orders.store', allow: PLANNERS },
  { route: 'library.work_orders.update', allow: [...AUTHORS, 'department_officer'], params: order },
  { route: 'library.work_orders.destroy', allow: PLANNERS, params: order },
]
