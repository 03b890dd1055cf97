import { notice } from '#shared/http/notice'
import { taughtCourse } from '#courses/changeable_course'
import { nudgeValidator } from '#courses/validators/class'
import { nudge } from '#courses/actions/nudge'
import type { HttpContext } from '@adonisjs/core/http'

/** A teacher reminds learners of where they stopped. */
export default class NudgesController {
  async store(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { people, note } = await ctx.request.validateUsing(nudgeValidator)
    const personIds = people ?? []
    const count = await nudge(ctx.actor!, course, { personIds, note: note ?? null })
    if (personIds.length === 0) notice(ctx, 'course_class.notices.nobody', {}, 'warn')
    else notice(ctx, 'course_class.notices.nudged', { count, of: personIds.length })
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/progress`)
  }
}
