import { recordRead } from '#shared/audit/record_read'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { learnerProgress } from '#courses/queries/learner_progress'
import type { HttpContext } from '@adonisjs/core/http'

/** One learner in a course, as the teacher sees it. */
export default class LearnerProgressController {
  async show(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const { actor, locale, params } = ctx
    const shown = await learnerProgress(course, params.id, actor!, locale)
    await recordRead(actor!, {
      ...{ verb: 'courses.learner_read', subject: { type: 'person', id: shown.personId } },
      institutionId: course.institutionId,
    })
    return ctx.view.render('pages/courses/learner_progress/show', {
      ...{ course: headOf(course, locale), ...shown },
    })
  }
}
