import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { standingIn } from '#courses/course_access'
import { findCourse } from '#courses/queries/courses'
import { findActivity } from '#courses/queries/course_outline'
import { findPost, mayDiscuss } from '#courses/queries/posts'
import { reportPost } from '#courses/actions/write_posts'
import type { HttpContext } from '@adonisjs/core/http'

/** Somebody in the course thinks that a post should not stand there. */
export default class PostReportsController {
  async store(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    const post = await findPost(course.id, ctx.params.id)
    const activity = await findActivity(course.id, post.activityId)
    const { enrolment, teaches } = await standingIn(ctx.actor!, course)
    const isIn = enrolment?.state === 'active' && mayDiscuss(ctx.actor!, activity)
    if (!isIn && !teaches)
      throw new Exception('No such post', { status: 404, code: 'E_ROW_NOT_FOUND' })
    await reportPost(course, post)
    notice(ctx, 'discussion.notices.reported')
    return ctx.response
      .redirect()
      .status(303)
      .toPath(`/courses/${course.code}/activities/${activity.id}`)
  }
}
