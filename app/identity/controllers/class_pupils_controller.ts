import { notice } from '#shared/http/notice'
import { addPupil } from '#identity/actions/add_pupil'
import { removePupil } from '#identity/actions/remove_pupil'
import { findClass } from '#identity/queries/find_class'
import { findPerson } from '#identity/queries/find_person'
import { personName } from '#identity/queries/person_name'
import { pupilValidator } from '#identity/validators/school_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The pupils of a class. */
export default class ClassPupilsController {
  async store(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('edit', schoolClass)
    const { pupil } = await ctx.request.validateUsing(pupilValidator)
    const result = await addPupil(ctx.actor!, schoolClass, pupil)
    if (result.ok) {
      notice(ctx, 'people.classes.pupil_added', { name: personName(result.value, ctx.locale) })
    } else notice(ctx, `people.classes.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.classes.show', [schoolClass.id])
  }

  async destroy(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('edit', schoolClass)
    const person = await findPerson(ctx.params.pupil)
    await removePupil(ctx.actor!, schoolClass, person.id)
    notice(ctx, 'people.classes.pupil_removed', { name: personName(person, ctx.locale) })
    return ctx.response.redirect().status(303).toRoute('identity.classes.show', [schoolClass.id])
  }
}
