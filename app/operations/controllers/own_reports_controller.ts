import { ownReports } from '#operations/queries/own_report'
import type { HttpContext } from '@adonisjs/core/http'

/** What I have reported. */
export default class OwnReportsController {
  async index({ actor, view }: HttpContext) {
    const reports = await ownReports(actor!)
    return view.render('pages/operations/reports/own', { reports })
  }
}
