import { notice } from '#shared/http/notice'
import { openResource } from '#library/open_resource'
import { showResourcePage } from '#library/show_resource_page'
import { resourceReviews } from '#library/reviews/resource_kind'
import { retirementValidator } from '#library/validators/review'
import { findResource } from '#library/queries/find_resource'
import { offerAgain } from '#library/actions/publish_resource'
import { retireResource } from '#library/actions/retire_resource'
import type { HttpContext } from '@adonisjs/core/http'

/** To take a resource back from its readers, and to offer it again. The first time a review decides about that. */
export default class PublicationsController {
  async store(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('publish', resource)
    const [problem] = await resourceReviews.problems(resource.id)
    if (problem) {
      notice(ctx, `library.reviews.problems.${problem}`, {}, 'bad')
      return ctx.response.redirect().status(303).toPath(`/library/${resource.code}`)
    }
    await offerAgain(ctx.actor!, resource.id)
    return back(ctx, resource.code, 'library.notices.published')
  }

  create(ctx: HttpContext) {
    return openResource(ctx).then((resource) => showResourcePage(ctx, resource))
  }

  edit(ctx: HttpContext) {
    return this.create(ctx)
  }

  async destroy(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('retire', resource)
    const { state = 'retired', reason } = await ctx.request.validateUsing(retirementValidator)
    await retireResource(ctx.actor!, resource.id, { state, reason })
    return back(ctx, resource.code, 'library.notices.retired')
  }
}

function back(ctx: HttpContext, code: string, key: string) {
  notice(ctx, key)
  return ctx.response.redirect().status(303).toPath(`/library/${code}`)
}
