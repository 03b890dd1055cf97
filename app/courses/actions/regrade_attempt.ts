import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { readAnswer } from '#courses/marking/read_answer'
import { scoreOf, totalUp } from '#courses/actions/hand_in'
import { answersOf } from '#courses/queries/attempts'
import type { Question } from '#shared/questions/types'

export const attemptsToRegrade = async (quizId: string) => {
  const rows = await db
    .from('courses_quiz_attempts')
    .where('quiz_id', quizId)
    .whereNot('state', 'open')
    .orderBy('id')
    .select('id')
  return rows.map((row) => row.id as string)
}

/**
 * Marks the answers of an attempt by the version of each question that is in force now, and writes down which. What a
 * person has marked stays; so does an answer to a question that became one of another type.
 */
export async function regradeAttempt(attemptId: string) {
  await transaction(async (trx) => {
    const rows = await answersOf(attemptId, trx)
    const ids = [...new Set(rows.map(({ questionId }) => questionId))]
    const versions = await trx
      .from('courses_questions as q')
      .join('courses_question_versions as v', (on) => {
        on.on('v.question_id', 'q.id').andOn('v.number', 'q.version')
      })
      .whereIn('q.id', ids)
      .select('q.id', 'v.id as version_id', 'v.content')
    const now = new Map(versions.map((row) => [row.id as string, row]))
    for (const row of rows) {
      const version = now.get(row.questionId)
      if (row.markedBy || !version) continue
      const content = fromJson<Question>(version.content)
      if (content.type !== row.content.type) continue
      const answer = row.answer === null ? null : readAnswer(content, row.answer)
      await trx
        .from('courses_quiz_answers')
        .where('id', row.id)
        .update({
          ...{ score: scoreOf({ ...row, content, answer }), marked_at: sqlTime() },
          version_id: version.version_id,
        })
      await trx
        .from('courses_question_versions')
        .where('id', version.version_id)
        .whereNull('answered_at')
        .update({ answered_at: sqlTime() })
    }
    await totalUp(trx, attemptId)
  })
}
