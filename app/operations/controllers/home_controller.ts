import { searchIndex } from '#search/queries/search_index'
import { visitorPages } from '#shared/http/visitor_pages'
import { homePage } from '#operations/queries/home_page'
import type { HttpContext } from '@adonisjs/core/http'

const homes = visitorPages(8)

export default class HomeController {
  async show(ctx: HttpContext) {
    const { view, actor, locale } = ctx
    return homes(ctx, await searchIndex().version(), async () =>
      view.render('pages/operations/home', await homePage(actor, locale))
    )
  }
}
