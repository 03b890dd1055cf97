import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { requestStates } from '#operations/privacy/request_kinds'
import { decidePrivacyRequest } from '#operations/actions/decide_privacy_request'
import { findRequest } from '#operations/queries/find_privacy_request'
import { listPrivacyRequests } from '#operations/queries/list_privacy_requests'
import { privacyRequestPage } from '#operations/queries/privacy_request_page'
import { decisionValidator } from '#operations/validators/privacy_request'
import type { HttpContext } from '@adonisjs/core/http'

/** The queue of requests about people's data, for those who look after them. */
export default class PrivacyRequestsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsPrivacyRequestPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const list = await listPrivacyRequests(ctx.actor!, { state: text('state'), page }, ctx.locale)
    return ctx.view.render('pages/operations/privacy_requests/index', { ...list, requestStates })
  }

  async edit(ctx: HttpContext) {
    const request = await findRequest(ctx.params.id)
    await ctx.bouncer.with('OperationsPrivacyRequestPolicy').authorize('view', request)
    await recordRead(ctx.actor!, {
      verb: 'operations.privacy_request_viewed',
      subject: { type: 'person', id: request.personId },
      institutionId: request.institutionId,
    })
    const page = await privacyRequestPage(ctx.actor!, request, ctx.locale)
    return ctx.view.render('pages/operations/privacy_requests/edit', page)
  }

  async update(ctx: HttpContext) {
    const request = await findRequest(ctx.params.id)
    await ctx.bouncer.with('OperationsPrivacyRequestPolicy').authorize('decide', request)
    const form = await ctx.request.validateUsing(decisionValidator)
    const result = await decidePrivacyRequest(ctx.actor!, request.id, form)
    if (!result.ok) {
      refuseField('state', translate(ctx.locale, `privacy.requests.refusals.${result.error.type}`))
    }
    notice(ctx, 'privacy.requests.decided')
    return ctx.response.redirect().status(303).toRoute('operations.privacy_requests.index')
  }
}
