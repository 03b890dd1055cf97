import { translate } from '#shared/http/translate'
import { findResource } from '#library/queries/find_resource'
import { publishResource } from '#library/actions/publish_resource'
import { retireResource } from '#library/actions/retire_resource'
import type { HttpContext } from '@adonisjs/core/http'

/** To offer a resource to its readers, and to take it back. */
export default class PublicationsController {
  async store(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('publish', resource)
    await publishResource(ctx.actor!, resource.id)
    return back(ctx, resource.code, 'library.notices.published')
  }

  async destroy(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('publish', resource)
    await retireResource(ctx.actor!, resource.id)
    return back(ctx, resource.code, 'library.notices.retired')
  }
}

function back({ response, session, locale }: HttpContext, code: string, notice: string) {
  session.flash('notice', { tone: 'ok', text: translate(locale, notice) })
  return response.redirect().status(303).toPath(`/library/${code}`)
}
