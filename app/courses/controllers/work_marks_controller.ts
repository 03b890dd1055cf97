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
import { markWork } from '#courses/actions/mark_work'
import { filesOfHandIn, findHandIn, handInsOf, nextWaiting } from '#courses/queries/hand_ins'
import type { HttpContext } from '@adonisjs/core/http'

/** What was handed in for an assignment, and its marking. */
export default class WorkMarksController {
  async index(ctx: HttpContext) {
    const { actor, locale, params } = ctx
    const course = await taughtCourse(ctx)
    const activity = await findActivity(course.id, params.id)
    await recordRead(actor!, {
      ...{ verb: 'courses.progress_read', subject: { type: 'course', id: course.id } },
      institutionId: course.institutionId,
    })
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
      ...{ isMarked: handIn.state === 'returned', seen: handIn.handedInAt?.toISOString() },
      waiting: await nextWaiting(activity.id, handIn.id),
      criteria: rubricOf(activity.settings.rubric).map((one, at) => ({
        ...{ ...one, key: `c${at}`, given: handIn.marks[at] ?? null },
      })),
    })
  }

  async update(ctx: HttpContext) {
    const { course, activity, handIn } = await this.marked(ctx)
    const typed = await ctx.request.validateUsing(workMarkValidator)
    const refuse = (field: string, key: string, data?: object) =>
      refuseField(field, translate(ctx.locale, key, { ...data }))
    if (typed.seen && typed.seen !== handIn.handedInAt?.toISOString()) {
      refuse('feedback', 'course.works.handed_in_anew')
    }
    const most = activity.settings.points ?? 100
    const criteria = rubricOf(activity.settings.rubric)
    const marks = criteria.map(({ points }, at) => {
      const mark = typed.marks?.[`c${at}`] ?? null
      return mark === null ? null : Math.min(mark, points)
    })
    const again = typed.again ?? false
    if (!again && marks.includes(null)) refuse('marks', 'course.works.every_criterion')
    const sum = marks.reduce((all: number, one) => all + (one ?? 0), 0)
    const score = criteria.length > 0 ? sum : (typed.score ?? null)
    if (!again && (score === null || score > most)) {
      refuse('score', 'courses.refusals.score', { most })
    }
    await markWork(ctx.actor!, course, activity, handIn, {
      ...{ score, marks, feedback: typed.feedback ?? null, again },
    })
    notice(ctx, 'courses.notices.marked')
    const next = await nextWaiting(activity.id, handIn.id)
    const list = `/courses/${course.code}/activities/${activity.id}/hand-ins`
    return ctx.response
      .redirect()
      .status(303)
      .toPath(typed.go === 'next' && next.id ? `/hand-ins/${next.id}/mark` : list)
  }

  private async marked(ctx: HttpContext) {
    const handIn = await findHandIn(ctx.params.id)
    const course = await findCourseById(handIn.courseId)
    await ctx.bouncer.with('CoursePolicy').authorize('teach', course)
    const activity = await findActivity(course.id, handIn.activityId)
    return { course, activity, handIn }
  }
}
