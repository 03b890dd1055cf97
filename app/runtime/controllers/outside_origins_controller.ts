import { listOutside } from '#runtime/queries/list_outside'
import { listQuery } from '#shared/http/list_query'
import type { HttpContext } from '@adonisjs/core/http'

/** Other sites to which packages lead, for the administrators of the server. */
export default class OutsideOriginsController {
  async index(ctx: HttpContext) {
    const { bouncer, locale, view } = ctx
    await bouncer.with('RuntimeOutsidePolicy').authorize('decide')
    const { text, page } = listQuery(ctx)
    const list = await listOutside({ q: text('q'), state: text('state'), page }, locale)
    return view.render('pages/runtime/outside_origins/index', list)
  }
}
