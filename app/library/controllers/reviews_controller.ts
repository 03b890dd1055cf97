import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { AUTHORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { findReview } from '#library/reviews/find_review'
import { reviewKind, rubric } from '#library/reviews/kinds'
import { listReviews, reviewTabs } from '#library/reviews/list_reviews'
import { reviewPage } from '#library/reviews/review_page'
import { moveReview } from '#library/reviews/move'
import { submitForReview } from '#library/reviews/submit'
import { assessReview } from '#library/reviews/assess'
import { assessmentValidator, submissionValidator } from '#library/validators/review'
import type { HttpContext } from '@adonisjs/core/http'

/** What is handed in to be published, whatever its kind. */
export default class ReviewsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const asked = text('tab')
    const fallback = holdsRole(ctx.actor!, AUTHORS) ? 'mine' : 'waiting'
    const tab = reviewTabs.find((one) => one === asked) ?? fallback
    const q = text('q')
    const listed = await listReviews(ctx.actor!, ctx.locale, { tab, q, page })
    return ctx.view.render('pages/library/reviews/index', { ...listed, tab, q, tabs: reviewTabs })
  }

  create(ctx: HttpContext) {
    return this.index(ctx)
  }

  async store(ctx: HttpContext) {
    const { type, id } = await ctx.request.validateUsing(submissionValidator)
    const kind = reviewKind(type)
    const subject = await kind?.find(id)
    if (!kind || !subject) throw new Exception('No such thing', { status: 404 })
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('submit', subject)
    const result = await submitForReview(ctx.actor!, kind, id, subject)
    if (result.ok) {
      notice(ctx, 'library.notices.submitted')
      return ctx.response.redirect().status(303).toPath(`/reviews/${result.value}`)
    }
    const problem = result.error.type === 'problems' ? result.error.problems[0] : 'not_a_draft'
    notice(ctx, `library.reviews.problems.${problem}`, {}, 'bad')
    return ctx.response.redirect().status(303).toPath(subject.href)
  }

  async show(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('view', review)
    const page = await reviewPage(review, ctx.actor!, ctx.locale)
    return ctx.view.render('pages/library/reviews/show', page)
  }

  edit(ctx: HttpContext) {
    return this.show(ctx)
  }

  async update(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('decide', review)
    const typed = await ctx.request.validateUsing(assessmentValidator)
    const known = reviewKind(review.type)!.checks
    if (review.state !== 'in_review') {
      refuseField('checks', translate(ctx.locale, 'library.reviews.problems.moved_on'))
    }
    const marks = rubric.flatMap((name) => (typed[name] ? [[name, typed[name]]] : []))
    await assessReview(ctx.actor!, review, {
      checks: Object.fromEntries(known.map((one) => [one, typed.checks?.includes(one) ?? false])),
      marks: Object.fromEntries(marks),
    })
    notice(ctx, 'library.notices.assessed')
    return ctx.response.redirect().status(303).toPath(`/reviews/${review.id}`)
  }

  /** The author takes it back. */
  async destroy(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('withdraw', review)
    const result = await moveReview(ctx.actor!, review.id, 'withdraw')
    if (result.ok) notice(ctx, 'library.notices.withdrawn')
    else notice(ctx, 'library.reviews.problems.moved_on', {}, 'bad')
    return ctx.response.redirect().status(303).toPath(`/reviews/${review.id}`)
  }
}
