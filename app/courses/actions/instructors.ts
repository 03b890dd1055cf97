import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Course } from '#courses/course_types'

const about = ({ institutionId }: Course, personId: string) => ({
  ...{ subject: { type: 'person', id: personId }, institutionId },
})

export async function addInstructor(actor: Actor, course: Course, personId: string) {
  await transaction(async (trx) => {
    const row = { course_id: course.id, person_id: personId }
    if (await trx.from('courses_instructors').where(row).first()) return
    await trx.table('courses_instructors').insert({ id: newId(), ...row })
    const after = { course: course.code }
    await audit(trx, actor, { verb: 'courses.instructor_added', ...about(course, personId), after })
  })
}

export async function removeInstructor(actor: Actor, course: Course, personId: string) {
  await transaction(async (trx) => {
    const row = { course_id: course.id, person_id: personId }
    await trx.from('courses_instructors').where(row).delete()
    const before = { course: course.code }
    await audit(trx, actor, {
      ...{ verb: 'courses.instructor_removed', ...about(course, personId), before },
    })
  })
}
