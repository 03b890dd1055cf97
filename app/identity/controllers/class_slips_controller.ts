import { classSlips } from '#identity/queries/class_slips'
import { findClass } from '#identity/queries/find_class'
import { showSlips } from '#identity/slips/show_slips'
import type { HttpContext } from '@adonisjs/core/http'

/** The slips of the pupils of a class who have not signed in yet. */
export default class ClassSlipsController {
  async show(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('lookAfter', schoolClass)
    return showSlips(ctx, {
      slips: await classSlips(schoolClass, ctx.locale),
      subject: { type: 'class', id: schoolClass.id },
      institutionId: schoolClass.institutionId,
      title: schoolClass.name,
      back: `/classes/${schoolClass.id}`,
    })
  }
}
