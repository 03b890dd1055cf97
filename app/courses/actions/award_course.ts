import { instant } from '#shared/database/instant'
import { isOnlyMirror } from '#shared/server_role'
import { awardCredential } from '#credentials/actions/award_credential'
import { COURSE, givesCertificate } from '#courses/queries/certificates'
import { courseOf } from '#courses/queries/courses'
import type { Course } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** The certificate of a course that was completed; twice is once. @returns its serial, if it gives one */
export async function awardCourse(trx: Trx, enrolmentId: string): Promise<string | undefined> {
  const enrolment = await trx
    .from('courses_enrolments')
    .where('id', enrolmentId)
    .whereNotNull('completed_at')
    .first()
  if (!enrolment) return undefined
  const row = await trx.from('courses_courses').where('id', enrolment.course_id).firstOrFail()
  const course = courseOf(row)
  const institutionId = await issuerOf(trx, course, enrolment.institution_id)
  if (!institutionId || !givesCertificate(course)) return undefined
  const { titleKm, titleEn } = course
  return awardCredential(trx, {
    ...{ institutionId, personId: enrolment.person_id, of: { kind: COURSE, id: course.id } },
    ...{ titleKm, titleEn, minutes: await minutesOf(trx, course.id) },
    completedAt: instant(enrolment.completed_at)!,
  })
}

/** The ministry for what is for the whole country, at a mirror the learner's own school; else whose course it is. */
async function issuerOf(trx: Trx, course: Course, own: string | null): Promise<string | null> {
  if (course.scope !== 'national') return course.institutionId
  if (isOnlyMirror()) return own
  const top = await trx
    .from('institutions')
    .whereNull('parent_id')
    .orderBy('created_at')
    .orderBy('id')
    .first()
  return top?.id ?? null
}

async function minutesOf(trx: Trx, courseId: string) {
  const [row] = await trx
    .from('courses_activities')
    .where('course_id', courseId)
    .sum('minutes as minutes')
  return Number(row.minutes) || null
}
