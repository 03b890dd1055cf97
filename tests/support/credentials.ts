import { transaction } from '#shared/database/transaction'
import { relayAll } from '#shared/outbox/relay'
import { noteProgress } from '#courses/actions/note_progress'
import { findAward } from '#credentials/queries/awards'
import { serialFor } from '#credentials/queries/awards'
import { activityNow, enrolled, makeCourse } from '#tests/support/course_parts'

type Wish = NonNullable<Parameters<typeof makeCourse>[0]>

/** A course that gives certificates, completed by this person. @returns what the event has led to */
export async function completedBy(personId: string, wish: Wish = {}, schoolId?: string) {
  const settings = { certificate: true, ...wish.settings }
  const made = await makeCourse({ ...wish, settings })
  const { course } = made
  await enrolled(course.code, personId, schoolId ?? null)
  const activity = await activityNow({ courseId: course.id, id: made.activities[0] })
  await transaction((trx) => noteProgress(trx, activity, personId, { isSaid: true }))
  await relayAll()
  const serial = await serialFor(`courses.course:${course.id}`, personId)
  return { course, serial, award: serial ? await findAward(serial) : undefined }
}
