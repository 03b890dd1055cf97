import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { translate } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { courseGroups } from '#courses/queries/course_groups'
import { groupPeople } from '#courses/queries/group_people'
import { groupValidator } from '#courses/validators/class'
import * as write from '#courses/actions/write_groups'
import type { HttpContext } from '@adonisjs/core/http'

/** Groups of the learners of a course. */
export default class CourseGroupsController {
  async create(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { actor, locale, view } = ctx
    const groups = await courseGroups(course.id)
    return view.render('pages/courses/course_groups/create', {
      ...{ ...headOf(course, locale), groups },
      ...(await groupPeople(course.id, actor!, locale, listQuery(ctx).page)),
    })
  }

  edit(ctx: HttpContext) {
    return this.create(ctx)
  }

  /** One more, or as many as are asked for, by chance. */
  async store(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { name, count } = await ctx.request.validateUsing(groupValidator)
    if (count) {
      const nameOf = (n: number) =>
        translate(ctx.locale, 'course_class.group_number', { number: n })
      const names = Array.from({ length: count }, (_, at) => nameOf(at + 1))
      await write.splitIntoGroups(course.id, names)
      notice(ctx, 'course_class.notices.split', { count })
    } else if (await write.addGroup(course.id, name!)) {
      notice(ctx, 'course_class.notices.group_added')
    } else notice(ctx, 'course_class.notices.groups_full', {}, 'warn')
    return back(ctx, course.code)
  }

  async update(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const sent = Object.entries<unknown>(ctx.request.input('groups') ?? {})
    const wishes = sent
      .filter(([personId, groupId]) => validate(personId) && typeof groupId !== 'object')
      .map(([personId, groupId]) => ({ personId, groupId: groupId ? String(groupId) : null }))
    await write.assignGroups(course.id, wishes)
    notice(ctx, 'course_class.notices.assigned')
    return back(ctx, course.code)
  }

  async destroy(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    if (validate(ctx.params.id)) await write.removeGroup(course.id, ctx.params.id)
    notice(ctx, 'course_class.notices.group_removed')
    return back(ctx, course.code)
  }
}

const back = ({ response }: HttpContext, code: string) =>
  response.redirect().status(303).toPath(`/courses/${code}/groups`)
