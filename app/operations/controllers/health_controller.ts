import { healthReport } from '#operations/queries/health_report'
import { holdsRole } from '#identity/queries/is_staff'
import type { HttpContext } from '@adonisjs/core/http'

export default class HealthController {
  async show({ actor, bouncer, request, response, view }: HttpContext) {
    await bouncer.with('OperationsServerPolicy').authorize('view')
    const report = await healthReport()
    if (request.accepts(['html', 'json']) === 'json') return response.json(report)
    const canChange = holdsRole(actor, ['administrator'])
    return view.render('pages/operations/health/show', { report, canChange })
  }
}
