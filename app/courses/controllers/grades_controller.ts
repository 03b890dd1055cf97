import { listQuery } from '#shared/http/list_query'
import { recordRead } from '#shared/audit/record_read'
import { inLocale } from '#shared/http/translate'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { seenNames } from '#identity/queries/seen_names'
import { taughtCourse } from '#courses/changeable_course'
import { headOf } from '#courses/queries/course_page'
import { gradebookOf, type Gradebook } from '#courses/queries/gradebook'
import { gradePage } from '#courses/queries/grade_page'
import { findLearner } from '#courses/queries/find_learner'
import { gradeSheet, gradeTable } from '#courses/queries/grade_table'
import type { Locale } from '#config/i18n'
import type { Course } from '#courses/course_types'
import type { HttpContext } from '@adonisjs/core/http'

type Asked = { course: Course; book: Gradebook; locale: Locale }

/** The assignments for which something waits to be marked. */
const toMark = ({ course, book, locale }: Asked) =>
  book.items
    .filter(({ waiting }) => waiting > 0)
    .map(({ id, activity, waiting }) => ({
      ...{ href: `/courses/${course.code}/activities/${id}/hand-ins`, count: waiting },
      title: inLocale(locale, activity.titleKm, activity.titleEn),
    }))

/** What the learners of a course have reached, for its teachers. */
export default class GradesController {
  async index(ctx: HttpContext) {
    const { locale } = ctx
    const actor = ctx.actor!
    const course = await taughtCourse(ctx)
    await recordRead(actor, {
      ...{ verb: 'courses.progress_read', subject: { type: 'course', id: course.id } },
      institutionId: course.institutionId,
    })
    const { page, text } = listQuery(ctx)
    const asked = { course, actor, locale, book: await gradebookOf(course) }
    const format = text('format')
    if (format) {
      const about = { name: `grades-${course.code}`, format: sheetFormatOf(format) }
      return sheetResponse(ctx, { ...about, ...gradeSheet(asked) })
    }
    return ctx.view.render('pages/courses/grades/index', {
      ...{ ...headOf(course, locale), hasItems: asked.book.items.length > 0 },
      toMark: toMark(asked),
      ...(await gradeTable(asked, page)),
    })
  }

  async show(ctx: HttpContext) {
    const { locale, params } = ctx
    const actor = ctx.actor!
    const course = await taughtCourse(ctx)
    const personId = await findLearner(course.id, params.person)
    await recordRead(actor, {
      ...{ verb: 'courses.progress_read', subject: { type: 'person', id: personId } },
      institutionId: course.institutionId,
    })
    const names = await seenNames(actor, [personId], locale)
    return ctx.view.render('pages/courses/grades/show', {
      ...{ course: headOf(course, locale), name: names.get(personId) ?? '' },
      ...{ grades: await gradePage(course, personId, locale), personId },
    })
  }
}
