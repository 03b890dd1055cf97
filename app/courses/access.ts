import db from '@adonisjs/lucid/services/db'
import { hasRole, rolesAt } from '#identity/queries/roles_at'
import { holdsRole } from '#identity/queries/is_staff'
import { actsForMinistry } from '#institutions/queries/acts_for_ministry'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'
import type { Kept, Scope } from '#courses/types'

/** Who writes questions and quizzes. */
export const WRITERS: readonly Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]

/** Who changes what others wrote for an institution. */
export const KEEPERS: readonly Role[] = [
  ...(['technical_group_leader', 'education_specialist', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]

/** Who writes for the whole country, when they hold the role for the ministry. */
const NATIONAL: readonly Role[] = [
  ...(['education_specialist', 'content_reviewer', 'library_administrator'] as const),
  'administrator',
]

export const isWriter = (actor: Actor | null) => holdsRole(actor, WRITERS)

const isOwn = (actor: Actor, kept: Kept) => kept.createdBy === actor.personId && isWriter(actor)

/** The institution to which belongs what this person writes. */
export const writersInstitution = ({ grants }: Actor): string | null =>
  grants.find(({ role }) => WRITERS.includes(role as Role))?.institutionId ?? null

/** Whether somebody may see a bank, draw from it and copy out of it. */
export async function mayUse(actor: Actor | null, kept: Kept): Promise<boolean> {
  if (!actor || !isWriter(actor)) return false
  if (isOwn(actor, kept) || kept.scope === 'national') return true
  if (kept.scope === 'own' || !kept.institutionId) return false
  return hasRole(actor, WRITERS, kept.institutionId)
}

/** Whether somebody may change a bank or a quiz, and see what was answered. */
export async function mayChange(actor: Actor | null, kept: Kept): Promise<boolean> {
  if (!actor) return false
  if (kept.scope === 'national') return actsForMinistry(actor, NATIONAL)
  if (isOwn(actor, kept)) return true
  if (kept.scope === 'own' || !kept.institutionId) return false
  return hasRole(actor, KEEPERS, kept.institutionId)
}

/** For whom this person may write: always oneself. */
export async function scopesFor(actor: Actor): Promise<Scope[]> {
  const national = await actsForMinistry(actor, NATIONAL)
  return ['own', 'institution', ...(national ? (['national'] as const) : [])]
}

/** Whether somebody may take a quiz that is open: by its scope, or as a learner of a course that asks it. */
export async function mayTake(actor: Actor | null, kept: Kept & { id?: string }) {
  if (!actor) return false
  return (await isFor(actor, kept)) || (kept.id ? asksLearner(actor, kept.id) : false)
}

async function asksLearner({ personId }: Actor, quizId: string): Promise<boolean> {
  const row = await db
    .from('courses_activities as a')
    .join('courses_enrolments as e', 'e.course_id', 'a.course_id')
    .join('courses_courses as c', 'c.id', 'a.course_id')
    .where({ 'a.quiz_id': quizId, 'e.person_id': personId, 'e.state': 'active', 'c.state': 'open' })
    .first()
  return row !== null
}

async function isFor(actor: Actor, kept: Kept): Promise<boolean> {
  if (kept.scope === 'national') return true
  if (kept.scope === 'own' || !kept.institutionId) return false
  const held = await rolesAt(actor, kept.institutionId)
  return held.size > 0
}

/** Narrows rows to those that `roles` of this person reach: own ones, those of their institutions, national ones. */
export function narrowToReach(query: any, actor: Actor, prefix = '', roles = WRITERS) {
  const tops = actor.grants.filter(({ role }) => roles.includes(role as Role))
  query.where((open: any) => {
    open.where(`${prefix}scope`, 'national').orWhere(`${prefix}created_by`, actor.personId)
    open.orWhere((near: any) =>
      near
        .where(`${prefix}scope`, 'institution')
        .whereIn(
          `${prefix}institution_id`,
          subtreeOf([...new Set(tops.map(({ institutionId }) => institutionId))])
        )
    )
  })
}
