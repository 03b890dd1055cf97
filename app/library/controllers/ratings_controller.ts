import { notice } from '#shared/http/notice'
import { inLocale } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { openResource } from '#library/open_resource'
import { mayRate } from '#library/access'
import { ratingValidator } from '#library/validators/rating'
import { listRatings } from '#library/queries/list_ratings'
import { rateResource, removeRating } from '#library/actions/rate_resource'
import type { HttpContext } from '@adonisjs/core/http'

/** How useful a resource was in class, in the words of teachers, for teachers. */
export default class RatingsController {
  async index(ctx: HttpContext) {
    const resource = await openResource(ctx)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('rate')
    const { page } = listQuery(ctx)
    return ctx.view.render('pages/library/ratings/index', {
      code: resource.code,
      title: inLocale(ctx.locale, resource.titleKm, resource.titleEn),
      canRate: mayRate(ctx.actor),
      ...(await listRatings(resource.id, ctx.actor!, ctx.locale, page)),
    })
  }

  create(ctx: HttpContext) {
    return this.index(ctx)
  }

  async store(ctx: HttpContext) {
    const resource = await openResource(ctx)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('rate')
    const { stars, comment } = await ctx.request.validateUsing(ratingValidator)
    await rateResource(ctx.actor!, resource.id, { stars, comment: comment ?? null })
    notice(ctx, 'library.notices.rated')
    return ctx.response.redirect().status(303).toPath(`/library/${resource.code}/ratings`)
  }

  async destroy(ctx: HttpContext) {
    const resource = await openResource(ctx)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('rate')
    await removeRating(ctx.actor!, resource.id)
    notice(ctx, 'library.notices.rating_removed')
    return ctx.response.redirect().status(303).toPath(`/library/${resource.code}/ratings`)
  }
}
