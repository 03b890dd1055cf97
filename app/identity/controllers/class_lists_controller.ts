import { readOfClass } from '#identity/read_of_class'
import { countPupils } from '#identity/queries/class_counts'
import { describeClass } from '#identity/queries/class_page'
import { placesOf, pupilRows } from '#identity/queries/class_pupils'
import { findClass } from '#identity/queries/find_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The list of a class on paper. */
export default class ClassListsController {
  async show(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('view', schoolClass)
    await readOfClass(ctx.actor!, schoolClass)
    return ctx.view.render('pages/identity/class_lists/show', {
      schoolClass: await describeClass(schoolClass, ctx.locale),
      heads: await countPupils([schoolClass.id]),
      pupils: await pupilRows(placesOf(schoolClass).limit(500), schoolClass, 'km', ctx.actor!),
    })
  }
}
