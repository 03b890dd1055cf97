import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { mayFind } from '#courses/course_access'
import { findCourse } from '#courses/queries/courses'
import { courseOfEntry } from '#courses/queries/course_of_entry'
import { enrolmentValidator } from '#courses/validators/course'
import { endEnrolment, enrolMyself } from '#courses/actions/enrol'
import type { HttpContext } from '@adonisjs/core/http'
import type { Course } from '#courses/course_types'

/** A learner comes into a course, and leaves it. */
export default class EnrolmentsController {
  /** The page where a code is typed that a teacher has given. */
  async create({ view }: HttpContext) {
    return view.render('pages/courses/enrolments/create')
  }

  /** By a code alone: whoever has it needs not be able to find the course. */
  async join(ctx: HttpContext) {
    const { code } = await ctx.request.validateUsing(enrolmentValidator)
    const course = await courseOfEntry(code ?? null)
    if (course) return this.enrol(ctx, course, code ?? null)
    notice(ctx, 'course.notices.wrong_code', {}, 'warn')
    return ctx.response.redirect().status(303).toPath('/courses/join')
  }

  async store(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    if (!(await mayFind(ctx.actor, course))) {
      throw new Exception('No such course', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const { code } = await ctx.request.validateUsing(enrolmentValidator)
    return this.enrol(ctx, course, code ?? null)
  }

  async destroy(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    await endEnrolment(ctx.actor!, course, ctx.actor!.personId)
    notice(ctx, 'course.notices.left')
    return ctx.response.redirect().status(303).toPath('/courses?tab=mine')
  }

  private async enrol(ctx: HttpContext, course: Course, code: string | null) {
    const outcome = await enrolMyself(ctx.actor!, course, code)
    if (!outcome.ok) notice(ctx, `course.notices.${outcome.error.type}`, {}, 'warn')
    else if (outcome.value === 'waiting') notice(ctx, 'course.notices.waiting', {}, 'warn')
    else notice(ctx, 'course.notices.enrolled')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}`)
  }
}
