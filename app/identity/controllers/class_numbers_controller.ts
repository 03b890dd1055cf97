import { notice } from '#shared/http/notice'
import { numberPupils } from '#identity/actions/number_pupils'
import { findClass } from '#identity/queries/find_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The numbers on the roll of a class, given anew. */
export default class ClassNumbersController {
  async store(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('edit', schoolClass)
    const count = await numberPupils(ctx.actor!, schoolClass)
    notice(ctx, 'classes.show.numbered', { count })
    return ctx.response.redirect().status(303).toRoute('identity.classes.show', [schoolClass.id])
  }
}
