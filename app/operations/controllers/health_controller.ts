import { clock } from '#shared/clock'
import { moment } from '#operations/queries/moment'
import { healthReport } from '#operations/queries/health_report'
import { manages } from '#institutions/queries/managers'
import type { HttpContext } from '@adonisjs/core/http'

export default class HealthController {
  async show({ actor, bouncer, locale, request, response, view }: HttpContext) {
    await bouncer.with('OperationsServerPolicy').authorize('view')
    const report = await healthReport()
    if (request.accepts(['html', 'json']) === 'json') return response.json(report)
    const canChange = manages.everything(actor)
    const atText = moment(clock.now(), locale)
    return view.render('pages/operations/health/show', { report, canChange, atText })
  }
}
