import { startAuditCheck } from '#operations/actions/start_audit_check'
import type { HttpContext } from '@adonisjs/core/http'

export default class AuditChecksController {
  async store({ actor, bouncer, response }: HttpContext) {
    await bouncer.with('OperationsAuditPolicy').authorize('check')
    const id = await startAuditCheck(actor!)
    return response.redirect().status(303).toRoute('operations.jobs.show', [id])
  }
}
