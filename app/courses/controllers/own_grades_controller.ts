import { findCourse } from '#courses/queries/courses'
import { findLearner } from '#courses/queries/find_learner'
import { gradePage } from '#courses/queries/grade_page'
import { headOf } from '#courses/queries/course_page'
import type { HttpContext } from '@adonisjs/core/http'

/** A learner's own grades; nobody else's are ever on this page. */
export default class OwnGradesController {
  async show(ctx: HttpContext) {
    const { actor, locale, params, view } = ctx
    const course = await findCourse(params.code)
    const personId = await findLearner(course.id, actor!.personId)
    const grades = await gradePage(course, personId, locale)
    return view.render('pages/courses/own_grades/show', {
      ...{ course: headOf(course, locale), grades: grades.isShown ? grades : undefined },
    })
  }
}
