import { notify } from '#identity/actions/notify'
import { notices } from '#courses/notices'
import type { Course } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** The teachers hear of the first that waits, not of each. */
export async function tellTeachers(trx: Trx, course: Course) {
  const waiting = { course_id: course.id, state: 'waiting' }
  if (await trx.from('courses_posts').where(waiting).first()) return
  const rows = await trx.from('courses_instructors').where('course_id', course.id)
  const teachers = rows.map((row) => row.person_id as string)
  const { titleKm, titleEn, code, institutionId } = course
  await notify(trx, {
    kind: notices.waits,
    to: teachers.length > 0 || !course.createdBy ? teachers : [course.createdBy],
    data: { course: { km: titleKm ?? titleEn ?? '', en: titleEn ?? titleKm ?? '' } },
    ...{ href: `/courses/${code}/posts`, institutionId },
  })
}
