import { listQuery } from '#shared/http/list_query'
import { listHandbook, searchHandbook } from '#library/queries/list_handbook'
import type { HttpContext } from '@adonisjs/core/http'

/** How to use Tonle: pages on a shelf of their own, with a search of their own. */
export default class HandbookController {
  async index(ctx: HttpContext) {
    const { view, actor, locale } = ctx
    const q = listQuery(ctx).text('q')
    return view.render('pages/library/handbook/index', {
      q,
      found: q ? await searchHandbook(q, actor, locale) : [],
      groups: q ? [] : await listHandbook(actor, locale),
    })
  }
}
