import { listHandbook } from '#library/queries/list_handbook'
import type { HttpContext } from '@adonisjs/core/http'

/** How to use Tonle: pages on a shelf of their own. */
export default class HandbookController {
  async index({ view, actor, locale }: HttpContext) {
    return view.render('pages/library/handbook/index', { items: await listHandbook(actor, locale) })
  }
}
