import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { mayUse } from '#courses/access'
import { copyCourse } from '#courses/actions/copy_course'
import { findCourse } from '#courses/queries/courses'
import type { HttpContext } from '@adonisjs/core/http'

/** A course as the beginning of another one. */
export default class CourseCopiesController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CoursePolicy').authorize('write')
    const course = await findCourse(ctx.params.code)
    if (!(await mayUse(ctx.actor, course))) {
      throw new Exception('No such course', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const code = await copyCourse(ctx.actor!, course)
    notice(ctx, 'course.notices.copied')
    return ctx.response.redirect().status(303).toPath(`/courses/${code}/build`)
  }
}
