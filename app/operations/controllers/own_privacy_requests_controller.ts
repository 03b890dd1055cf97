import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { openPrivacyRequest } from '#operations/actions/open_privacy_request'
import { requestKinds } from '#operations/privacy/request_kinds'
import { requestRows } from '#operations/queries/list_privacy_requests'
import { privacyRequestValidator } from '#operations/validators/privacy_request'
import PrivacyRequest from '#operations/models/privacy_request'
import type { HttpContext } from '@adonisjs/core/http'

/** Requests about one's own data, and what became of them. */
export default class OwnPrivacyRequestsController {
  async create({ actor, locale, request, view }: HttpContext) {
    const own = await PrivacyRequest.query()
      .where('person_id', actor!.personId)
      .orderBy('created_at', 'desc')
      .limit(50)
    const kind = requestKinds.find((one) => one === request.input('kind')) ?? 'correction'
    const requests = await requestRows(own, locale)
    return view.render('pages/operations/privacy_requests/own', { kind, requests, requestKinds })
  }

  async store(ctx: HttpContext) {
    const form = await ctx.request.validateUsing(privacyRequestValidator)
    const personId = ctx.actor!.personId
    const result = await openPrivacyRequest(ctx.actor!, {
      ...{ kind: form.kind, text: form.text ?? null, personId },
    })
    if (!result.ok) refuseField('kind', translate(ctx.locale, 'privacy.requests.already_open'))
    notice(ctx, 'privacy.requests.opened')
    return ctx.response.redirect().status(303).toRoute('operations.own_privacy_requests.create')
  }
}
