import { listAudit, readCursor } from '#operations/queries/list_audit'
import { manages } from '#institutions/queries/managers'
import { knownVerbs } from '#operations/queries/known_verbs'
import { readAuditFilter } from '#operations/validators/audit_filter'
import type { HttpContext } from '@adonisjs/core/http'

export default class AuditEntriesController {
  async index({ actor, bouncer, locale, request, view }: HttpContext) {
    await bouncer.with('OperationsAuditPolicy').authorize('view')
    const filter = readAuditFilter(request.qs())
    const { before, after } = request.qs()
    const place = { before: readCursor(before), after: readCursor(after) }
    const list = await listAudit(actor!, filter, { place, locale })
    const verbs = knownVerbs(locale)
    const mayCheck = manages.everything(actor)
    const shown = { ...list, verbs, filter, mayCheck }
    return view.render('pages/operations/audit_entries/index', shown)
  }
}
