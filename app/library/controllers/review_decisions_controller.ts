import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { moveReview } from '#library/reviews/move'
import { reviewPage } from '#library/reviews/review_page'
import { findReview } from '#library/reviews/find_review'
import { decisionValidator } from '#library/validators/review'
import type { HttpContext } from '@adonisjs/core/http'

/** To begin to look at something, and to decide about it. */
export default class ReviewDecisionsController {
  /** `update`: the reviewer takes it on. */
  async update(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('decide', review)
    const result = await moveReview(ctx.actor!, review.id, 'take')
    if (result.ok) notice(ctx, 'library.notices.taken')
    else notice(ctx, 'library.reviews.problems.moved_on', {}, 'bad')
    return ctx.response.redirect().status(303).toPath(`/reviews/${review.id}`)
  }

  async create(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    const page = await reviewPage(review, ctx.actor!, ctx.locale)
    return ctx.view.render('pages/library/reviews/show', page)
  }

  edit(ctx: HttpContext) {
    return this.create(ctx)
  }

  async store(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('decide', review)
    const { decision, reason } = await ctx.request.validateUsing(decisionValidator)
    const result = await moveReview(ctx.actor!, review.id, decision, reason)
    if (!result.ok) {
      const { type } = result.error
      refuseField('decision', translate(ctx.locale, `library.reviews.problems.${type}`))
    }
    notice(ctx, decision === 'approve' ? 'library.notices.published' : 'library.notices.returned')
    return ctx.response.redirect().status(303).toPath(`/reviews/${review.id}`)
  }
}
