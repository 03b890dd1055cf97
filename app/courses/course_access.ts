import db from '@adonisjs/lucid/services/db'
import { rolesAt } from '#identity/queries/roles_at'
import { mayChange } from '#courses/access'
import type { Actor } from '#shared/actor'
import { courseOf } from '#courses/queries/courses'
import type { Course, EnrolmentState } from '#courses/course_types'

/** How somebody stands to a course: as its learner, as its teacher. One query, and those of `mayChange`. */
export async function standingIn(actor: Actor | null, course: Course) {
  if (!actor) return { enrolment: null, teaches: false }
  const mine = { course_id: course.id, person_id: actor.personId }
  const [row] = await db
    .from('courses_courses as c')
    .leftJoin('courses_enrolments as e', (on) =>
      on
        .on('e.course_id', 'c.id')
        .andOnVal('e.person_id', mine.person_id)
        .andOnVal('e.state', '<>', 'left')
    )
    .leftJoin('courses_instructors as t', (on) =>
      on.on('t.course_id', 'c.id').andOnVal('t.person_id', mine.person_id)
    )
    .where('c.id', course.id)
    .select('e.id', 'e.state', 'e.completed_at', 'e.last_activity_id', 't.id as instructor')
  return {
    enrolment: row.id
      ? {
          ...{ state: row.state as EnrolmentState, isComplete: row.completed_at !== null },
          lastActivityId: row.last_activity_id as string | null,
        }
      : null,
    teaches: row.instructor !== null || (await mayChange(actor, course)),
  }
}

/** Whether somebody teaches a course: sees how its learners do, enrols and marks. Who may change it may that too. */
export async function teachesCourse(actor: Actor | null, course: Course): Promise<boolean> {
  if (!actor) return false
  return (await isInstructor(actor, course)) || mayChange(actor, course)
}

const isInstructor = async ({ personId }: Actor, { id }: Course) =>
  (await db.from('courses_instructors').where({ course_id: id, person_id: personId }).first()) !==
  null

/** Whether somebody may find a course that is open, and so enrol where it lets them. */
export async function mayFind(actor: Actor | null, course: Course): Promise<boolean> {
  if (course.state !== 'open') return false
  if (!actor) return course.scope === 'national' && course.isGuest
  if (course.scope === 'national') return true
  if (course.scope === 'own' || !course.institutionId) return false
  const held = await rolesAt(actor, course.institutionId)
  return held.size > 0
}

/** Whether somebody teaches a course that asks this quiz of this learner: then they see what was answered. */
export async function teachesLearner(actor: Actor, quizId: string, personId: string) {
  const rows = await db
    .from('courses_courses as c')
    .whereIn('c.id', db.from('courses_activities').where('quiz_id', quizId).select('course_id'))
    .whereIn('c.id', db.from('courses_enrolments').where('person_id', personId).select('course_id'))
    .select('c.*')
  for (const row of rows) if (await teachesCourse(actor, courseOf(row))) return true
  return false
}
