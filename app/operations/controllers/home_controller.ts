import { homePage } from '#operations/queries/home_page'
import type { HttpContext } from '@adonisjs/core/http'

export default class HomeController {
  async show({ view, actor, locale }: HttpContext) {
    return view.render('pages/operations/home', await homePage(actor, locale))
  }
}
