import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { findPerson } from '#identity/queries/find_person'
import { requestKinds } from '#operations/privacy/request_kinds'
import { openPrivacyRequest } from '#operations/actions/open_privacy_request'
import { guardianRequestValidator } from '#operations/validators/privacy_request'
import type { HttpContext } from '@adonisjs/core/http'

/** The school opens a request for a guardian: who asked, what they are to the pupil, how that was checked. */
export default class GuardianRequestsController {
  async create(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('OperationsPrivacyRequestPolicy').authorize('openFor', person.id)
    return ctx.view.render('pages/operations/privacy_requests/create', {
      ...{ id: person.id, name: person.name(ctx.locale), requestKinds },
    })
  }

  async store(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('OperationsPrivacyRequestPolicy').authorize('openFor', person.id)
    const form = await ctx.request.validateUsing(guardianRequestValidator)
    const result = await openPrivacyRequest(ctx.actor!, {
      ...{ kind: form.kind, text: form.text ?? null, personId: person.id },
      asker: {
        ...{ name: form.asker_name, relation: form.asker_relation },
        identityCheck: form.identity_check,
      },
    })
    if (!result.ok) {
      return refuseField('kind', translate(ctx.locale, 'privacy.requests.already_open'))
    }
    notice(ctx, 'privacy.requests.opened')
    const { id } = result.value
    return ctx.response.redirect().status(303).toRoute('operations.privacy_requests.edit', [id])
  }
}
