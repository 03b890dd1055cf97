import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { GRACE_SECONDS } from '#courses/quizzes/time_left'
import { readAnswer } from '#courses/marking/read_answer'
import { answersOf, findAttempt, leftOf } from '#courses/queries/attempts'

export type SentAnswer = {
  /** The id of the row that was asked. */
  id: string
  given: unknown
  /** What the device counts; absent from a form without script, which is as new as what it was made from. */
  number?: number
}

/**
 * Keeps answers as they are made. The same one sent twice is kept once, and one that comes after something newer is
 * left. Each is on the disk before the reply.
 * @returns what is kept now: the number of each
 */
export async function keepAnswers(attemptId: string, sent: readonly SentAnswer[]) {
  return transaction(async (trx) => {
    const attempt = await findAttempt(attemptId, trx)
    const left = leftOf(attempt)
    if (attempt.state !== 'open') return failed({ type: 'handed_in' })
    if (left !== null && left < -GRACE_SECONDS) return failed({ type: 'over' })
    const asked = await answersOf(attemptId, trx)
    const rows = new Map(asked.map((row) => [row.id, row]))
    const kept: Record<string, number> = {}
    for (const { id, given, number } of sent) {
      const row = rows.get(id)
      if (!row) continue
      const counted = number ?? row.sent + 1
      if (counted > row.sent) {
        const answer = readAnswer(row.content, given)
        await trx
          .from('courses_quiz_answers')
          .where('id', id)
          .where('sent', '<', counted)
          .update({
            answer: answer === null ? null : JSON.stringify({ given: answer }),
            ...{ sent: counted, answered_at: sqlTime() },
          })
      }
      kept[id] = Math.max(counted, row.sent)
    }
    await trx.from('courses_quiz_attempts').where('id', attemptId).update({ seen_at: sqlTime() })
    return ok(kept)
  })
}
