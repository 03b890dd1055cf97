import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { findCourse } from '#courses/queries/courses'
import { workActivity } from '#courses/queries/activity_page'
import { findPost, waitingPosts } from '#courses/queries/posts'
import { decisionValidator, postValidator } from '#courses/validators/post'
import * as write from '#courses/actions/write_posts'
import ActivitiesController from '#courses/controllers/activities_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** What is written in the discussions of a course. */
export default class PostsController {
  /** What waits for those who teach. */
  async index(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { actor, locale, view } = ctx
    return view.render('pages/courses/posts/index', {
      ...headOf(course, locale),
      ...(await waitingPosts(course.id, actor!, locale, listQuery(ctx).page)),
    })
  }

  create(ctx: HttpContext) {
    return new ActivitiesController().show(ctx)
  }

  async store(ctx: HttpContext) {
    const { course, activity, teaches } = await workActivity(ctx)
    if (activity.type !== 'discussion')
      throw new Exception('No discussion', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const { body, parent } = await ctx.request.validateUsing(postValidator)
    const written = { body, parentId: parent ?? null, teaches }
    const outcome = await write.addPost(ctx.actor!, course, activity, written)
    if (!outcome.ok) notice(ctx, `discussion.notices.${outcome.error.type}`, {}, 'warn')
    else notice(ctx, `discussion.notices.${outcome.value ? 'shown' : 'waiting'}`)
    return ctx.response
      .redirect()
      .status(303)
      .toPath(`/courses/${course.code}/activities/${activity.id}`)
  }

  /** A teacher decides. */
  async update(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const post = await findPost(course.id, ctx.params.id)
    const { state, back } = await ctx.request.validateUsing(decisionValidator)
    await write.decidePost(ctx.actor!, course, post, state)
    notice(ctx, `discussion.notices.${state}`)
    const place = back === 'queue' ? 'posts' : `activities/${post.activityId}`
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/${place}`)
  }

  /** Whoever wrote it takes it back. */
  async destroy(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    const post = await findPost(course.id, ctx.params.id)
    if (post.personId !== ctx.actor!.personId)
      throw new Exception('No such post', { status: 404, code: 'E_ROW_NOT_FOUND' })
    if (await write.withdrawPost(post)) notice(ctx, 'discussion.notices.withdrawn')
    else notice(ctx, 'discussion.notices.answered', {}, 'warn')
    return ctx.response
      .redirect()
      .status(303)
      .toPath(`/courses/${course.code}/activities/${post.activityId}`)
  }
}
