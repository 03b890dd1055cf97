import { findPerson } from '#identity/queries/find_person'
import { slipsOf } from '#identity/slips/slips_of'
import { showSlips } from '#identity/slips/show_slips'
import type { HttpContext } from '@adonisjs/core/http'

/** The slip of one person, until its password or PIN is used. For those who could make a new one anyway. */
export default class PersonSlipsController {
  async show(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('resetPassword', person)
    if (person.user) person.user.$setRelated('person', person)
    return showSlips(ctx, {
      slips: person.user ? slipsOf([person.user], ctx.locale) : [],
      subject: { type: 'person', id: person.id },
      institutionId: person.memberships[0]?.institutionId,
      back: `/people/${person.id}`,
    })
  }
}
