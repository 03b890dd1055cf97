import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { openReviewOf } from '#library/reviews/find_review'
import { titleOf } from '#library/reviews/title_of'
import { addStep } from '#library/reviews/add_step'
import { NATIONAL_REVIEWERS, OWN_REVIEWERS } from '#library/reach'
import type { ReviewKind, ReviewSubject } from '#library/reviews/kinds'
import type { Actor } from '#shared/actor'

type Refusal = { type: 'problems'; problems: string[] } | { type: 'not_a_draft' }

/** Hands something in for review. @returns the review's id; what is under review already gives that review */
export async function submitForReview(
  actor: Actor,
  kind: ReviewKind,
  subjectId: string,
  subject: ReviewSubject
): Promise<Result<string, Refusal>> {
  const problems = await kind.problems(subjectId)
  if (problems.length > 0) return failed({ type: 'problems', problems })
  return transaction(async (trx) => {
    const standing = await openReviewOf(kind.type, subjectId, trx)
    if (standing) return ok(standing.id)
    if (!['draft', 'retired'].includes(subject.state)) return failed({ type: 'not_a_draft' })
    const id = newId()
    await trx.table('library_reviews').insert({
      ...{ id, subject_type: kind.type, subject_id: subjectId, state: 'submitted' },
      ...{ scope: subject.scope, institution_id: subject.institutionId },
      ...{ title_km: subject.titleKm, title_en: subject.titleEn, submitted_by: actor.personId },
      search_text: clusterText([subject.titleKm, subject.titleEn].filter(Boolean).join(' ')),
      ...{ checks: '{}', marks: '{}', submitted_at: sqlTime() },
    })
    await addStep(trx, id, actor, 'submitted')
    await kind.follow(trx, actor, subjectId, 'submitted')
    await audit(trx, actor, {
      verb: 'library.review_submitted',
      subject: { type: kind.type, id: subjectId },
      institutionId: subject.institutionId,
      after: { review: id, scope: subject.scope },
    })
    const isNational = subject.scope === 'national'
    const people = await holdersOf(
      isNational ? NATIONAL_REVIEWERS : OWN_REVIEWERS,
      isNational ? null : subject.institutionId,
      trx
    )
    await notify(trx, {
      kind: 'library.review_submitted',
      to: people.filter((one) => one !== actor.personId),
      data: { title: titleOf(subject) },
      href: `/reviews/${id}`,
      institutionId: subject.institutionId,
    })
    return ok(id)
  })
}
