import { validate } from 'uuid'
import { notice } from '#shared/http/notice'
import { inLocale } from '#shared/http/translate'
import { transaction } from '#shared/database/transaction'
import { taughtCourse } from '#courses/changeable_course'
import { coursePeople } from '#courses/queries/course_people'
import { headOf } from '#courses/queries/course_page'
import { findActivity } from '#courses/queries/course_outline'
import { noteProgress } from '#courses/actions/note_progress'
import type { HttpContext } from '@adonisjs/core/http'

const MOST = 500

/** Who was at a meeting. */
export default class AttendancesController {
  async edit(ctx: HttpContext) {
    const { actor, locale, params } = ctx
    const course = await taughtCourse(ctx)
    const activity = await findActivity(course.id, params.id)
    const asked = { filter: 'all' as const, page: 1, perPage: MOST }
    const { learners } = await coursePeople(course, actor!, locale, asked)
    return ctx.view.render('pages/courses/attendances/edit', {
      ...{ course: headOf(course, locale), id: activity.id, opensAt: activity.opensAt },
      title: inLocale(locale, activity.titleKm, activity.titleEn),
      learners: learners.map(({ personId, name, progress }) => ({
        ...{ personId, name, isHere: Boolean(progress.get(activity.id)?.doneAt) },
      })),
    })
  }

  /** Those who are ticked were there; what was said before is never taken back by leaving somebody out. */
  async update(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const activity = await findActivity(course.id, ctx.params.id)
    const here = [ctx.request.input('here', [])]
      .flat()
      .filter((id) => validate(id))
      .slice(0, MOST)
    await transaction(async (trx) => {
      for (const personId of here) {
        await noteProgress(trx, activity, personId, { isFinished: true })
      }
    })
    notice(ctx, 'course.notices.attendance', { count: here.length })
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/people`)
  }
}
