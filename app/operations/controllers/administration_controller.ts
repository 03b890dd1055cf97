import { administrationFor } from '#shared/administration/entries'
import type { HttpContext } from '@adonisjs/core/http'

/** One page with what this person looks after; each module names its pages in `subscriptions.ts`. */
export default class AdministrationController {
  async index({ actor, bouncer, locale, view }: HttpContext) {
    await bouncer.with('OperationsAdministrationPolicy').authorize('view')
    const groups = administrationFor(actor, locale)
    return view.render('pages/operations/administration/index', { groups })
  }
}
