import { auditChain } from '#operations/queries/audit_chain'
import { listQuery } from '#shared/http/list_query'
import type { HttpContext } from '@adonisjs/core/http'

export default class AuditChainsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsAuditPolicy').authorize('check')
    const { page } = listQuery(ctx)
    return ctx.view.render('pages/operations/audit_chain/show', await auditChain(page, ctx.locale))
  }
}
