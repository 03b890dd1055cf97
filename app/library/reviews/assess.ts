import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { ReviewRow } from '#library/reviews/find_review'

/** What the reviewer found so far. */
export async function assessReview(
  actor: Actor,
  review: ReviewRow,
  found: { checks: Record<string, boolean>; marks: Record<string, number> }
) {
  await transaction(async (trx) => {
    await trx
      .from('library_reviews')
      .where({ id: review.id, state: 'in_review' })
      .update({ checks: JSON.stringify(found.checks), marks: JSON.stringify(found.marks) })
    await audit(trx, actor, {
      verb: 'library.review_assessed',
      subject: { type: review.type, id: review.subjectId },
      institutionId: review.institutionId,
      before: { ...review.checks, ...review.marks },
      after: { ...found.checks, ...found.marks },
    })
  })
}
