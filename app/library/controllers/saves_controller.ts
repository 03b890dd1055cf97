import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { openResource } from '#library/open_resource'
import { listSaved } from '#library/queries/list_saved'
import { saveForLater, unsave } from '#library/actions/save_for_later'
import type { HttpContext } from '@adonisjs/core/http'

/** What a person wants to find again. Only that person sees it. */
export default class SavesController {
  async index(ctx: HttpContext) {
    const { page } = listQuery(ctx)
    return ctx.view.render(
      'pages/library/saves/index',
      await listSaved(ctx.actor!, ctx.locale, page)
    )
  }

  async store(ctx: HttpContext) {
    const resource = await openResource(ctx)
    await saveForLater(ctx.actor!, resource.id)
    notice(ctx, 'library.notices.saved')
    return ctx.response.redirect().status(303).toPath(`/library/${resource.code}`)
  }

  async destroy(ctx: HttpContext) {
    const resource = await openResource(ctx)
    await unsave(ctx.actor!, resource.id)
    notice(ctx, 'library.notices.unsaved')
    return ctx.response.redirect().status(303).toPath(`/library/${resource.code}`)
  }
}
