import { recordRead } from '#shared/audit/record_read'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { addPupil } from '#identity/actions/add_pupil'
import { changePlace } from '#identity/actions/change_place'
import { removePupil } from '#identity/actions/remove_pupil'
import { editableClass, toClass } from '#identity/editable_class'
import { findPerson } from '#identity/queries/find_person'
import { personName } from '#identity/queries/person_name'
import { placeForm } from '#identity/queries/place_form'
import { leavingValidator, placeValidator, pupilValidator } from '#identity/validators/school_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The pupils of a class: their places and numbers on the roll. */
export default class ClassPupilsController {
  async store(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const { pupil } = await ctx.request.validateUsing(pupilValidator)
    const result = await addPupil(ctx.actor!, schoolClass, pupil)
    if (result.ok) {
      notice(ctx, 'people.classes.pupil_added', { name: personName(result.value, ctx.locale) })
    } else notice(ctx, `people.classes.${result.error.type}`, {}, 'bad')
    return toClass(ctx)
  }

  async edit(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const form = await placeForm(ctx.actor!, schoolClass, ctx.params.pupil, ctx.locale)
    await recordRead(ctx.actor!, {
      verb: 'identity.pupil_viewed',
      subject: { type: 'person', id: ctx.params.pupil },
      institutionId: schoolClass.institutionId,
    })
    return ctx.view.render('pages/identity/class_pupils/edit', form)
  }

  async update(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const person = await findPerson(ctx.params.pupil)
    const form = await ctx.request.validateUsing(placeValidator)
    const number = form.roll_number ?? null
    const result = await changePlace(ctx.actor!, schoolClass, person.id, number)
    if (!result.ok) {
      refuseField('roll_number', translate(ctx.locale, 'classes.pupil.number_taken'))
    }
    notice(ctx, 'people.classes.saved')
    return toClass(ctx)
  }

  async destroy(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const person = await findPerson(ctx.params.pupil)
    const { how = 'left', to_class_id: toClassId } =
      await ctx.request.validateUsing(leavingValidator)
    const leaving = how === 'moved' ? { how, toClassId: toClassId ?? '' } : { how }
    const result = await removePupil(ctx.actor!, schoolClass, person.id, leaving)
    if (!result.ok) notice(ctx, 'classes.pupil.other_class', {}, 'bad')
    else notice(ctx, 'people.classes.pupil_removed', { name: personName(person, ctx.locale) })
    return toClass(ctx)
  }
}
