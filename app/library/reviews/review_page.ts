import db from '@adonisjs/lucid/services/db'
import { instant } from '#shared/database/instant'
import { inLocale, translate } from '#shared/http/translate'
import namesOfPeople from '#identity/queries/names_of_people'
import { mayDecide } from '#library/reviews/access'
import { isOpenReview, reviewKind, rubric } from '#library/reviews/kinds'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { ReviewRow } from '#library/reviews/find_review'

/** The page of a review for its author and those who may decide. */
export async function reviewPage(review: ReviewRow, actor: Actor, locale: Locale) {
  const t = (key: string) => translate(locale, `library.reviews.${key}`)
  const kind = reviewKind(review.type)!
  const subject = await kind.find(review.subjectId)
  const comments = await rowsOf('library_review_comments', review.id)
  const steps = await rowsOf('library_review_steps', review.id)
  const people = [review.submittedBy, review.reviewerId, ...[...comments, ...steps].map(personOf)]
  const ids = [...new Set(people.filter((one) => one !== null))] as string[]
  const names = await namesOfPeople(ids, locale)
  const decides = await mayDecide(actor, review)
  const isReviewer = decides && review.state === 'in_review'
  return {
    review,
    title: inLocale(locale, review.titleKm, review.titleEn),
    href: subject?.href,
    author: names.get(review.submittedBy) ?? '–',
    reviewer: review.reviewerId ? names.get(review.reviewerId) : undefined,
    type: t(`types.${review.type}`),
    scope: translate(locale, `library.scopes.${review.scope}`),
    isOpen: isOpenReview(review.state),
    canTake: decides && review.state === 'submitted',
    canAssess: isReviewer,
    canReturn: decides && isOpenReview(review.state),
    canWithdraw: review.submittedBy === actor.personId && isOpenReview(review.state),
    checks: kind.checks.map((value) => ({ value, text: t(`checks.${value}`) })),
    checked: kind.checks.filter((one) => review.checks[one]),
    rubric: rubric.map((value) => ({
      value,
      text: t(`rubric.${value}`),
      mark: review.marks[value] ? String(review.marks[value]) : undefined,
    })),
    marks: [1, 2, 3, 4].map((value) => ({ value: String(value), text: t(`marks.${value}`) })),
    fields: kind.fields.map((value) => ({ value, text: t(`fields.${value}`) })),
    comments: comments.map((row) => ({
      id: row.id as string,
      field: row.field ? t(`fields.${row.field}`) : undefined,
      text: row.text as string,
      person: names.get(row.person_id) ?? '–',
      at: instant(row.created_at)!,
      isResolved: row.resolved_at !== null,
    })),
    steps: steps.map((row) => ({
      text: t(`states.${row.state}`),
      reason: row.reason as string | null,
      person: names.get(row.person_id) ?? '–',
      at: instant(row.created_at)!,
    })),
  }
}

const rowsOf = (table: string, reviewId: string) =>
  db.from(table).where('review_id', reviewId).orderBy('created_at').orderBy('id')

const personOf = (row: any) => row.person_id as string
