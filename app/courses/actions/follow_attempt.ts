import { transaction } from '#shared/database/transaction'
import { activityOf } from '#courses/queries/course_outline'
import { noteProgress } from '#courses/actions/note_progress'
import Attempt from '#runtime/models/attempt'

/** What an attempt has reached, for a course. */
export function newsOf({ id, completion, success, scoreScaled }: Attempt) {
  const isFinished = success === 'passed' || (completion === 'completed' && success !== 'failed')
  return { attemptId: id, isFinished, score: scoreScaled === null ? null : Number(scoreScaled) }
}

/** Brings what an attempt says now into every activity from which it was opened. May run twice. */
export async function followAttempt(attemptId: string) {
  const attempt = await Attempt.find(attemptId)
  if (!attempt) return
  await transaction(async (trx) => {
    const rows = await trx
      .from('courses_progress as p')
      .join('courses_activities as a', 'a.id', 'p.activity_id')
      .where('p.attempt_id', attemptId)
      .select('a.*')
    for (const row of rows) {
      await noteProgress(trx, activityOf(row), attempt.personId, newsOf(attempt))
    }
  })
}
