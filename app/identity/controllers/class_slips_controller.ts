import { recordSlipsViewed } from '#identity/actions/record_slips_viewed'
import { classSlips } from '#identity/queries/class_slips'
import { findClass } from '#identity/queries/find_class'
import { institutionNames } from '#identity/queries/institution_names'
import { slipPage } from '#identity/slips/slip_page'
import type { HttpContext } from '@adonisjs/core/http'

/** The slips of the pupils of a class who have not signed in yet. */
export default class ClassSlipsController {
  async show(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('lookAfter', schoolClass)
    const names = await institutionNames([schoolClass.institutionId], ctx.locale)
    const slips = await classSlips(schoolClass, ctx.locale)
    const { institutionId } = schoolClass
    const subject = { type: 'class', id: schoolClass.id } as const
    await recordSlipsViewed(ctx.actor!, { subject, institutionId, count: slips.length })
    ctx.response.header('cache-control', 'no-store')
    return ctx.view.render(
      'pages/identity/slips/show',
      slipPage(ctx, {
        slips,
        institution: [names.get(institutionId), schoolClass.name].join(' · '),
        back: `/classes/${schoolClass.id}`,
      })
    )
  }
}
