import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'

/** The id of somebody who is or was in this course; 404 for anybody else. */
export async function findLearner(courseId: string, personId: string): Promise<string> {
  const mine = { course_id: courseId, person_id: personId }
  const row = await db.from('courses_enrolments').where(mine).first()
  if (!row) throw new Exception('No such learner', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return personId
}
