import { notice } from '#shared/http/notice'
import { signOutEverywhere } from '#identity/actions/sign_out_everywhere'
import { findPerson } from '#identity/queries/find_person'
import type { HttpContext } from '@adonisjs/core/http'

/** The sign-ins of another person, ended together: a lost phone, a shared password. */
export default class PersonSessionsController {
  async destroy(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('resetPassword', person)
    if (person.user) {
      await signOutEverywhere(ctx.actor!, person.user.id)
      notice(ctx, 'people.show.signed_out')
    }
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }
}
