import { reviewKind } from '#library/reviews/kinds'
import { reviewPage } from '#library/reviews/review_page'
import { findReview } from '#library/reviews/find_review'
import { commentOnReview, resolveComment } from '#library/reviews/comment'
import { resolutionValidator, reviewCommentValidator } from '#library/validators/review'
import type { HttpContext } from '@adonisjs/core/http'

/** What reviewer and author say to each other about the parts of a work. */
export default class ReviewCommentsController {
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
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('view', review)
    const { field, text } = await ctx.request.validateUsing(reviewCommentValidator)
    const known = reviewKind(review.type)!.fields.find((one) => one === field)
    await commentOnReview(ctx.actor!, review, { field: known ?? null, text })
    return ctx.response.redirect().status(303).toPath(`/reviews/${review.id}#comments`)
  }

  async update(ctx: HttpContext) {
    const review = await findReview(ctx.params.id)
    await ctx.bouncer.with('LibraryReviewPolicy').authorize('view', review)
    const { resolved } = await ctx.request.validateUsing(resolutionValidator)
    await resolveComment(review, ctx.params.comment, resolved ?? false)
    return ctx.response.redirect().status(303).toPath(`/reviews/${review.id}#comments`)
  }
}
