import { validate } from 'uuid'
import { listQuery } from '#shared/http/list_query'
import { recordRead } from '#shared/audit/record_read'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { classLearners } from '#courses/queries/class_learners'
import { classFigures, classProgress } from '#courses/queries/class_progress'
import type { HttpContext } from '@adonisjs/core/http'
import type { Course } from '#courses/course_types'

/** A class at a glance, for its teacher and, without names, for everybody in the room. */
export default class ClassProgressController {
  async index(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    await noteRead(ctx, course)
    const { text, page } = listQuery(ctx)
    const asked = { groupId: text('group'), page }
    return ctx.view.render('pages/courses/class_progress/index', {
      ...headOf(course, ctx.locale),
      ...(await classProgress(course, ctx.actor!, ctx.locale, asked)),
    })
  }

  /** What a projector may show: figures of all, nobody's name. */
  async projector(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const asked = listQuery(ctx).text('group')
    const groupId = asked && validate(asked) ? asked : null
    return ctx.view.render('pages/courses/class_progress/projector', {
      ...{ ...headOf(course, ctx.locale), groupId },
      ...classFigures(course, await classLearners(course, { groupId }), ctx.locale),
    })
  }
}

const noteRead = ({ actor }: HttpContext, course: Course) =>
  recordRead(actor!, {
    ...{ verb: 'courses.progress_read', subject: { type: 'course', id: course.id } },
    institutionId: course.institutionId,
  })
