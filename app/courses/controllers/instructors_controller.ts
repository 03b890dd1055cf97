import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { refuseField } from '#shared/http/refuse_field'
import { changeableCourse } from '#courses/changeable_course'
import { learnerNamed } from '#courses/queries/accommodations'
import { instructorValidator } from '#courses/validators/course'
import { addInstructor, removeInstructor } from '#courses/actions/instructors'
import CoursePeopleController from '#courses/controllers/course_people_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** Who teaches a course. */
export default class InstructorsController {
  /** The form stands on the page of its learners. */
  create(ctx: HttpContext) {
    return new CoursePeopleController().create(ctx)
  }

  async store(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const { person } = await ctx.request.validateUsing(instructorValidator)
    const found = await learnerNamed(person)
    if (!found) return refuseField('person', translate(ctx.locale, 'course.refusals.person'))
    await addInstructor(ctx.actor!, course, found.personId)
    notice(ctx, 'course.notices.saved')
    return back(ctx, course.code)
  }

  async destroy(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    if (validate(ctx.params.id)) await removeInstructor(ctx.actor!, course, ctx.params.id)
    return back(ctx, course.code)
  }
}

const back = ({ response }: HttpContext, code: string) =>
  response.redirect().status(303).toPath(`/courses/${code}/people/create`)
