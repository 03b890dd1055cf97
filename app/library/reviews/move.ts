import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { addStep } from '#library/reviews/add_step'
import { titleOf } from '#library/reviews/title_of'
import { findReview } from '#library/reviews/find_review'
import { reviewKind, STEPS, type Step } from '#library/reviews/kinds'
import type { Actor } from '#shared/actor'

type Refusal = { type: string }

const VERBS = {
  take: 'library.review_taken',
  approve: 'library.review_approved',
  return: 'library.review_returned',
  withdraw: 'library.review_withdrawn',
} as const

const TOLD: Partial<Record<Step, string>> = {
  approve: 'library.review_approved',
  return: 'library.review_returned',
}

/**
 * One step of a review; its subject follows in the same transaction. `moved_on`: somebody was quicker. Approving asks
 * that everything of the checklist was found right, and that nothing has come in the way meanwhile: the rules of the
 * licence hold at that moment too.
 */
export async function moveReview(
  actor: Actor,
  reviewId: string,
  step: Step,
  reason?: string | null
): Promise<Result<true, Refusal>> {
  return transaction(async (trx) => {
    await trx.from('library_reviews').where('id', reviewId).forUpdate().first()
    const review = await findReview(reviewId, trx)
    const { from, to, subject } = STEPS[step]
    if (!(from as readonly string[]).includes(review.state)) return failed({ type: 'moved_on' })
    const kind = reviewKind(review.type)!
    const missing = kind.checks.filter((check) => !review.checks[check])
    if (step === 'approve' && missing.length > 0) return failed({ type: 'unchecked' })
    const [problem] = step === 'approve' ? await kind.problems(review.subjectId, trx) : []
    if (problem) return failed({ type: problem })
    const isDecision = step !== 'take'
    await trx
      .from('library_reviews')
      .where('id', reviewId)
      .update({
        state: to,
        ...(isDecision ? { decided_at: sqlTime() } : {}),
        ...(step === 'withdraw' ? {} : { reviewer_id: actor.personId }),
      })
    await addStep(trx, reviewId, actor, to, reason)
    await kind.follow(trx, actor, review.subjectId, subject)
    await audit(trx, actor, {
      verb: VERBS[step],
      subject: { type: review.type, id: review.subjectId },
      institutionId: review.institutionId,
      before: { state: review.state },
      after: { state: to, review: reviewId },
    })
    const told = TOLD[step]
    if (told) {
      await notify(trx, {
        kind: told,
        to: [review.submittedBy],
        data: { title: titleOf(review) },
        href: `/reviews/${reviewId}`,
        institutionId: review.institutionId,
      })
    }
    return ok(true as const)
  })
}
