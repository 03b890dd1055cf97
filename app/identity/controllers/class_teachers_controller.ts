import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { addClassTeacher } from '#identity/actions/add_class_teacher'
import { endClassTeacher } from '#identity/actions/end_class_teacher'
import { editableClass, toClass } from '#identity/editable_class'
import { homeroomCandidates } from '#identity/queries/homeroom_candidates'
import { personName } from '#identity/queries/person_name'
import { classTeacherValidator } from '#identity/validators/school_class'
import type { HttpContext } from '@adonisjs/core/http'

/** Who teaches which subject in a class. */
export default class ClassTeachersController {
  async create(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const teachers = await homeroomCandidates(schoolClass.institutionId)
    const subjects = await listSubjects(ctx.locale)
    return ctx.view.render('pages/identity/class_teachers/create', {
      schoolClass: { id: schoolClass.id, name: schoolClass.name },
      teachers: teachers.map((one) => ({ value: one.id, text: personName(one, ctx.locale) })),
      subjects: subjects.map(({ id, name }) => ({ value: id, text: name })),
    })
  }

  async store(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const form = await ctx.request.validateUsing(classTeacherValidator)
    const result = await addClassTeacher(ctx.actor!, schoolClass, {
      personId: form.person_id,
      subjectId: form.subject_id,
      startsOn: form.starts_on ?? null,
      endsOn: form.ends_on ?? null,
    })
    if (!result.ok) {
      const { field, type } = result.error
      refuseField(field, translate(ctx.locale, `classes.teachers.${type}`))
    }
    notice(ctx, 'classes.teachers.added')
    return toClass(ctx)
  }

  async destroy(ctx: HttpContext) {
    const schoolClass = await editableClass(ctx)
    const { teacher } = ctx.params
    if (!validate(teacher)) throw new Exception('There is no such teacher', { status: 404 })
    await endClassTeacher(ctx.actor!, schoolClass, teacher)
    notice(ctx, 'classes.teachers.ended')
    return toClass(ctx)
  }
}
