import { listAudit } from '#operations/queries/list_audit'
import { knownVerbs } from '#operations/queries/known_verbs'
import { readAuditFilter } from '#operations/validators/audit_filter'
import type { HttpContext } from '@adonisjs/core/http'

export default class AuditEntriesController {
  async index({ actor, bouncer, locale, request, view }: HttpContext) {
    await bouncer.with('OperationsAuditPolicy').authorize('view')
    const filter = await readAuditFilter(request.qs())
    const { lines, pager } = await listAudit(actor!, filter, { page: request.qs().page, locale })
    const verbs = knownVerbs(locale)
    return view.render('pages/operations/audit_entries/index', { lines, pager, verbs, filter })
  }
}
