import { Readable } from 'node:stream'
import { auditCsv } from '#operations/queries/audit_csv'
import { readAuditFilter } from '#operations/validators/audit_filter'
import { recordAuditExport } from '#operations/actions/record_audit_export'
import type { HttpContext } from '@adonisjs/core/http'

export default class AuditExportsController {
  async show({ actor, bouncer, locale, request, response }: HttpContext) {
    await bouncer.with('OperationsAuditPolicy').authorize('view')
    const filter = await readAuditFilter(request.qs())
    await recordAuditExport(actor!, filter)
    response.header('content-type', 'text/csv; charset=utf-8')
    response.header('content-disposition', 'attachment; filename="audit.csv"')
    return response.stream(Readable.from(auditCsv(actor!, filter, locale)))
  }
}
