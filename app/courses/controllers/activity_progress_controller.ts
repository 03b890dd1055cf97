import { validate } from 'uuid'
import { listQuery } from '#shared/http/list_query'
import { recordRead } from '#shared/audit/record_read'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { courseGroups } from '#courses/queries/course_groups'
import * as progress from '#courses/queries/activity_progress'
import type { HttpContext } from '@adonisjs/core/http'

/** How a class does in one activity, and what it answered. */
export default class ActivityProgressController {
  async show(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { actor, locale, params } = ctx
    await recordRead(actor!, {
      ...{ verb: 'courses.progress_read', subject: { type: 'course', id: course.id } },
      institutionId: course.institutionId,
    })
    const { text, page } = listQuery(ctx)
    const groups = await courseGroups(course.id)
    const groupId = groups.find(({ id }) => id === text('group'))?.id ?? null
    const filter = progress.activityFilters.find((one) => one === text('show')) ?? 'all'
    return ctx.view.render('pages/courses/activity_progress/show', {
      ...{ course: headOf(course, locale), filters: progress.activityFilters, filter },
      ...{ groups, groupId },
      ...(await progress.activityProgress(course, params.id, actor!, locale, {
        ...{ groupId, filter, page },
      })),
    })
  }

  /** What was answered, for everybody in the room: nobody's name. */
  async projector(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { locale, params } = ctx
    const asked = listQuery(ctx).text('group')
    const groupId = asked && validate(asked) ? asked : null
    return ctx.view.render('pages/courses/activity_progress/projector', {
      course: headOf(course, locale),
      ...(await progress.answersOfClass(course, params.id, locale, groupId)),
    })
  }
}
