import { notice } from '#shared/http/notice'
import { changeableCourse } from '#courses/changeable_course'
import { setCourseState } from '#courses/actions/write_course'
import type { HttpContext } from '@adonisjs/core/http'

/** Opens a course to learners, and puts it away again. */
export default class CourseOpeningsController {
  async store(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    const outcome = await setCourseState(ctx.actor!, course, 'open')
    if (outcome.ok) notice(ctx, 'course.notices.open')
    else notice(ctx, 'course.notices.incomplete', {}, 'warn')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/build`)
  }

  async destroy(ctx: HttpContext) {
    const course = await changeableCourse(ctx)
    await setCourseState(ctx.actor!, course, 'archived')
    notice(ctx, 'course.notices.archived')
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/build`)
  }
}
