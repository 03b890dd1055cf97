import { gradeOf } from '#courses/quizzes/grade'
import { quizOf } from '#courses/queries/quizzes'
import { attemptOf } from '#courses/queries/attempts'
import { activityOf } from '#courses/queries/course_outline'
import { noteProgress } from '#courses/actions/note_progress'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** Brings what an attempt at a quiz came to into the courses of the learner that ask this quiz. Trials count nowhere. */
export async function noteQuiz(trx: Trx, attemptId: string) {
  const attempt = attemptOf(await trx.from('courses_quiz_attempts').where('id', attemptId).first())
  if (attempt.isTrial) return
  const { personId, quizId } = attempt
  const activities = await trx
    .from('courses_activities as a')
    .join('courses_enrolments as e', 'e.course_id', 'a.course_id')
    .where({ 'a.quiz_id': quizId, 'e.person_id': personId, 'e.state': 'active' })
    .select('a.*')
  if (activities.length === 0) return
  const { settings } = quizOf(await trx.from('courses_quizzes').where('id', quizId).first())
  const rows = await trx
    .from('courses_quiz_attempts')
    .where({ quiz_id: quizId, person_id: personId, is_trial: false, state: 'marked' })
  const marked = rows.map(attemptOf).map((one) => ({ ...one, score: one.score ?? 0 }))
  const score = gradeOf(marked, settings.grading)
  for (const row of activities) {
    await noteProgress(trx, activityOf(row), personId, { score, isFinished: true })
  }
}
