import { recordSlipsViewed } from '#identity/actions/record_slips_viewed'
import { findPerson } from '#identity/queries/find_person'
import { institutionNames } from '#identity/queries/institution_names'
import { slipsOf } from '#identity/slips/slips_of'
import { slipPage } from '#identity/slips/slip_page'
import type { HttpContext } from '@adonisjs/core/http'

/** The slip of one person, until its password or PIN is used. For those who could make a new one anyway. */
export default class PersonSlipsController {
  async show(ctx: HttpContext) {
    const person = await findPerson(ctx.params.id)
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('resetPassword', person)
    const at = person.memberships[0]?.institutionId
    const names = await institutionNames(at ? [at] : [], ctx.locale)
    if (person.user) person.user.$setRelated('person', person)
    const slips = person.user ? slipsOf([person.user], ctx.locale) : []
    const subject = { type: 'person', id: person.id } as const
    await recordSlipsViewed(ctx.actor!, { subject, institutionId: at, count: slips.length })
    ctx.response.header('cache-control', 'no-store')
    return ctx.view.render(
      'pages/identity/slips/show',
      slipPage(ctx, {
        slips,
        institution: names.get(at) ?? '',
        back: `/people/${person.id}`,
      })
    )
  }
}
