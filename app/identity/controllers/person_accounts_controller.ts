import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { createAccount } from '#identity/actions/create_account'
import { disableAccount } from '#identity/actions/disable_account'
import { enableAccount } from '#identity/actions/enable_account'
import { mayHavePin } from '#identity/levels'
import { findPerson } from '#identity/queries/find_person'
import { secretKindValidator } from '#identity/validators/secret_kind'
import type { HttpContext } from '@adonisjs/core/http'

/** Another person's account: made, opened again, closed. */
export default class PersonAccountsController {
  async store(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('edit', person)
    const { kind } = await ctx.request.validateUsing(secretKindValidator)
    if (kind === 'pin' && !mayHavePin(person.memberships.map((one) => one.role))) {
      refuseField('kind', translate(ctx.locale, 'people.form.pin_for_pupils'))
    }
    const result = await createAccount(ctx.actor!, person.id, kind)
    const redirect = ctx.response.redirect().status(303)
    if (result.ok) return redirect.toRoute('identity.person_slips.show', [person.id])
    notice(ctx, `people.show.${result.error.type}`, {}, 'bad')
    return redirect.toRoute('identity.people.show', [person.id])
  }

  async update(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('disable', person)
    if (person.user) {
      await enableAccount(ctx.actor!, person.user.id)
      notice(ctx, 'people.show.enabled')
    }
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }

  async destroy(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('disable', person)
    if (person.user) {
      const result = await disableAccount(ctx.actor!, person.user.id)
      if (result.ok) notice(ctx, 'people.show.disabled')
      else notice(ctx, 'people.show.last_administrator', {}, 'bad')
    }
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }
}
