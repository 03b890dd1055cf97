import { Readable } from 'node:stream'
import { auditPackage } from '#operations/queries/audit_package'
import { readAuditFilter } from '#operations/validators/audit_filter'
import { recordAuditExport } from '#operations/actions/record_audit_export'
import type { HttpContext } from '@adonisjs/core/http'

/** The log as a signed package: whoever gets it can prove that this server gave it out as it is. */
export default class AuditPackagesController {
  async show({ actor, bouncer, locale, request, response }: HttpContext) {
    await bouncer.with('OperationsAuditPolicy').authorize('view')
    const filter = readAuditFilter(request.qs())
    await recordAuditExport(actor!, filter)
    response.header('content-type', 'application/zip')
    response.header('content-disposition', 'attachment; filename="audit.zip"')
    return response.stream(Readable.from(auditPackage(actor!, filter, locale)))
  }
}
