import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { titleOf } from '#library/reviews/title_of'
import type { Actor } from '#shared/actor'
import type { ReviewRow } from '#library/reviews/find_review'

/** A word of the reviewer to the author or the other way round, about a field or the whole; the other is told. */
export async function commentOnReview(
  actor: Actor,
  review: ReviewRow,
  { field, text }: { field: string | null; text: string }
) {
  await transaction(async (trx) => {
    await trx.table('library_review_comments').insert({
      ...{ id: newId(), review_id: review.id, field, text },
      ...{ person_id: actor.personId, created_at: sqlTime() },
    })
    const others = [review.submittedBy, review.reviewerId].filter(
      (one): one is string => one !== null && one !== actor.personId
    )
    await notify(trx, {
      kind: 'library.review_comment',
      to: others,
      data: { title: titleOf(review) },
      href: `/reviews/${review.id}#comments`,
      institutionId: review.institutionId,
    })
  })
}

/** Marks a comment as seen to, or open again. */
export async function resolveComment(review: ReviewRow, commentId: string, isResolved: boolean) {
  await transaction(async (trx) => {
    await trx
      .from('library_review_comments')
      .where({ id: commentId, review_id: review.id })
      .update({ resolved_at: isResolved ? sqlTime() : null })
  })
}
