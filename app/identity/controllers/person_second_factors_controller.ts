import { notice } from '#shared/http/notice'
import { resetSecondFactor } from '#identity/actions/reset_second_factor'
import { findPerson } from '#identity/queries/find_person'
import type { HttpContext } from '@adonisjs/core/http'

/** The second factor of another person, taken away by an administrator after a lost phone and a lost sheet. */
export default class PersonSecondFactorsController {
  async destroy(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('removeSecondFactor', person)
    if (person.user?.hasSecondFactor) {
      await resetSecondFactor(ctx.actor!, person.user.id)
      notice(ctx, 'people.show.second_factor_removed')
    }
    return ctx.response.redirect().status(303).toRoute('identity.people.show', [person.id])
  }
}
