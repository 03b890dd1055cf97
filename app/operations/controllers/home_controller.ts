import { hasAnyUser } from '#identity/queries/has_any_user'
import { searchIndex } from '#search/queries/search_index'
import { visitorPages } from '#shared/http/visitor_pages'
import { homePage } from '#operations/queries/home_page'
import type { HttpContext } from '@adonisjs/core/http'

const homes = visitorPages(8)

export default class HomeController {
  async show(ctx: HttpContext) {
    const { view, actor, locale } = ctx
    // The first account ends the page that says how to begin.
    const hasAccounts = Boolean(actor) || (await hasAnyUser())
    return homes(ctx, `${await searchIndex().version()} ${hasAccounts}`, async () =>
      view.render('pages/operations/home', await homePage(actor, locale))
    )
  }
}
