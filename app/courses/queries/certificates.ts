import { serialFor } from '#credentials/queries/awards'
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
