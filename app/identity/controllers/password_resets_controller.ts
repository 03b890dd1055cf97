import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { resetPassword } from '#identity/actions/reset_password'
import { mayHavePin } from '#identity/levels'
import { findPerson } from '#identity/queries/find_person'
import { secretKindValidator } from '#identity/validators/secret_kind'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'

/** A new first password or PIN for someone who has forgotten theirs. */
export default class PasswordResetsController {
  async store(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('resetPassword', person)
    const { kind } = await ctx.request.validateUsing(secretKindValidator)
    if (kind === 'pin' && !mayHavePin(person.memberships.map((one) => one.role))) {
      refuseField('kind', translate(ctx.locale, 'people.form.pin_for_pupils'))
    }
    if (!person.user) throw new Exception('This person has no account', { status: 404 })
    await resetPassword(ctx.actor!, person.user.id, kind)
    notice(ctx, 'people.slips.reset_done')
    return ctx.response.redirect().status(303).toRoute('identity.person_slips.show', [person.id])
  }
}
