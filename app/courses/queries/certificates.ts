import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { holdersFor, serialFor } from '#credentials/queries/awards'
import type { Course } from '#courses/course_types'

/** What certificates of courses are for, with the course's id. */
export const COURSE = 'courses.course'

export const givesCertificate = ({ settings, scope }: Course) =>
  settings.certificate && scope !== 'own'

/**
 * The certificate of somebody who has completed the course: its serial, or an empty object where it is still to be had.
 * Undefined where the course gives none. One query.
 */
export async function certificateFor(course: Course, personId: string) {
  const serial = await serialFor(`${COURSE}:${course.id}`, personId)
  return serial || givesCertificate(course) ? { serial } : undefined
}

const through = ({ id }: Course) =>
  db
    .from('courses_enrolments')
    .where({ course_id: id, state: 'active' })
    .whereNotNull('completed_at')

/** The enrolments of those who have completed the course and have had no certificate for it. */
export const withoutCertificate = (course: Course) =>
  through(course).whereNotIn('person_id', holdersFor(`${COURSE}:${course.id}`))

const PER_PAGE = 30

/** A page of those who have completed the course. Two queries. */
export async function throughPage(course: Course, page: number) {
  const [{ total }] = await through(course).count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await through(course)
    .orderBy('enrolled_at')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select('person_id')
  return { pager, personIds: rows.map((row) => row.person_id as string) }
}
