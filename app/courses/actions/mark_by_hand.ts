import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { totalUp } from '#courses/actions/hand_in'
import type { Actor } from '#shared/actor'
import type { MarkedAnswer } from '#courses/queries/answers_to_mark'

/** Gives an answer its points, with a word about it. Marking by hand stays when a quiz is marked anew. */
export async function markByHand(
  actor: Actor,
  row: MarkedAnswer,
  { score, comment }: { score: number; comment: string | null }
) {
  await transaction(async (trx) => {
    await trx
      .from('courses_quiz_answers')
      .where('id', row.id)
      .update({ score, comment, marked_by: actor.personId, marked_at: sqlTime() })
    await totalUp(trx, row.attemptId)
    await audit(trx, actor, {
      ...{ verb: 'courses.answer_marked', subject: { type: 'person', id: row.personId } },
      institutionId: row.institutionId,
      ...{ before: { score: row.score }, after: { score } },
    })
  })
}
