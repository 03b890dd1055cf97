import { clock } from '#shared/clock'
import { mark } from '#courses/marking/mark'
import { readTime, sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { noteQuiz } from '#courses/actions/note_quiz'
import { answersOf, findAttempt, type AnswerRow } from '#courses/queries/attempts'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** What an answer brings by itself; null where a person must mark it. */
export function scoreOf({
  content,
  answer,
  points,
}: Pick<AnswerRow, 'content' | 'answer' | 'points'>) {
  const { share } = mark(content, answer)
  return share === null ? null : Math.round(share * points * 1e4) / 1e4
}

/** Ends an attempt and marks it. One that was handed in stays as it is. */
export async function handIn(attemptId: string) {
  await transaction(async (trx) => {
    const attempt = await findAttempt(attemptId, trx)
    if (attempt.state !== 'open') return
    for (const row of await answersOf(attemptId, trx)) {
      await trx
        .from('courses_quiz_answers')
        .where('id', row.id)
        .update({ score: scoreOf(row), marked_at: sqlTime() })
    }
    const end = attempt.endsAt && readTime(attempt.endsAt)
    const at = end && end < clock.now() ? end : clock.now()
    await trx
      .from('courses_quiz_attempts')
      .where({ id: attemptId, state: 'open' })
      .update({ handed_in_at: sqlTime(at), state: 'handed_in' })
    await totalUp(trx, attemptId)
  })
}

/** Adds the points up; an attempt is marked when every answer is. */
export async function totalUp(trx: Trx, attemptId: string) {
  const rows = await trx
    .from('courses_quiz_answers')
    .where('attempt_id', attemptId)
    .select('score', 'points')
  const isWhole = rows.every(({ score }) => score !== null)
  const score = rows.reduce((sum, row) => sum + Number(row.score ?? 0), 0)
  const most = rows.reduce((sum, row) => sum + Number(row.points), 0)
  await trx
    .from('courses_quiz_attempts')
    .where('id', attemptId)
    .update({
      ...{ score: Math.round(score * 1e4) / 1e4, most },
      state: isWhole ? 'marked' : 'handed_in',
    })
  await noteQuiz(trx, attemptId)
}
