import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { recordRead } from '#shared/audit/record_read'
import { seenNames } from '#identity/queries/seen_names'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { workMarkValidator } from '#courses/validators/work'
import { findActivity } from '#courses/queries/course_outline'
import { findCourseById } from '#courses/queries/courses'
import { rubricOf } from '#courses/editing/rubric'
import { markWork } from '#courses/actions/hand_in_work'
import { filesOfHandIn, findHandIn, handInsOf } from '#courses/queries/hand_ins'
import type { HttpContext } from '@adonisjs/core/http'

/** What was handed in for an assignment, and its marking. */
export default class WorkMarksController {
  async index(ctx: HttpContext) {
    const { actor, locale, params } = ctx
    const course = await taughtCourse(ctx)
    const activity = await findActivity(course.id, params.id)
    const { pager, handIns } = await handInsOf(activity.id, listQuery(ctx).page)
    const names = await seenNames(
      actor!,
      handIns.map(({ personId }) => personId),
      locale
    )
    return ctx.view.render('pages/courses/work_marks/index', {
      ...{ course: headOf(course, locale), pager, id: activity.id },
      title: inLocale(locale, activity.titleKm, activity.titleEn),
      most: activity.settings.points ?? 100,
      works: handIns.map((one) => ({
        ...{ href: `/hand-ins/${one.id}/mark`, name: names.get(one.personId) ?? '' },
        ...{ handedInAt: one.handedInAt, score: one.score, isMarked: one.state === 'returned' },
        isLate: Boolean(activity.dueAt && one.handedInAt && one.handedInAt > activity.dueAt),
      })),
    })
  }

  async edit(ctx: HttpContext) {
    const { actor, locale } = ctx
    const { course, activity, handIn } = await this.marked(ctx)
    await recordRead(actor!, {
      ...{ verb: 'courses.work_read', subject: { type: 'person', id: handIn.personId } },
      institutionId: course.institutionId,
    })
    const names = await seenNames(actor!, [handIn.personId], locale)
    const files = await filesOfHandIn(handIn.id)
    return ctx.view.render('pages/courses/work_marks/edit', {
      ...{ course: headOf(course, locale), activityId: activity.id, id: handIn.id },
      title: inLocale(locale, activity.titleKm, activity.titleEn),
      ...{ name: names.get(handIn.personId) ?? '', text: handIn.text, score: handIn.score },
      ...{ feedback: handIn.feedback, most: activity.settings.points ?? 100 },
      files: files.map(({ id, name, size }) => ({
        ...{ name, size, href: `/hand-ins/${handIn.id}/files/${id}` },
      })),
      criteria: rubricOf(activity.settings.rubric).map((one, at) => ({
        ...{ ...one, given: handIn.marks[at] ?? '' },
      })),
    })
  }

  async update(ctx: HttpContext) {
    const { course, activity, handIn } = await this.marked(ctx)
    const typed = await ctx.request.validateUsing(workMarkValidator)
    const criteria = rubricOf(activity.settings.rubric)
    const marks = criteria.map((one, at) => Math.min(typed.marks?.[at] ?? 0, one.points))
    const score =
      criteria.length > 0 ? marks.reduce((sum, one) => sum + one, 0) : (typed.score ?? 0)
    const most = activity.settings.points ?? 100
    if (score > most) {
      refuseField('score', translate(ctx.locale, 'courses.refusals.score', { most }))
    }
    await markWork(ctx.actor!, course, handIn, {
      ...{ score, marks, feedback: typed.feedback ?? null, again: typed.again ?? false },
    })
    notice(ctx, 'courses.notices.marked')
    const list = `/courses/${course.code}/activities/${activity.id}/hand-ins`
    return ctx.response.redirect().status(303).toPath(list)
  }

  private async marked(ctx: HttpContext) {
    const handIn = await findHandIn(ctx.params.id)
    const course = await findCourseById(handIn.courseId)
    await ctx.bouncer.with('CoursePolicy').authorize('teach', course)
    const activity = await findActivity(course.id, handIn.activityId)
    return { course, activity, handIn }
  }
}
