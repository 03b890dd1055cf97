import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { percentOf } from '#courses/grading/course_grade'
import { gradebookOf } from '#courses/queries/gradebook'
import { gradeIn, markIn, standingOf } from '#courses/queries/grades'
import type { Locale } from '#config/i18n'
import type { Course } from '#courses/course_types'

/** What teachers wrote when they gave back work, by activity. One query. */
async function wordsOf(courseId: string, personId: string) {
  const rows = await db
    .from('courses_hand_ins')
    .where({ course_id: courseId, person_id: personId, state: 'returned' })
    .whereNotNull('feedback')
    .select('activity_id', 'feedback')
  return new Map(rows.map((row) => [row.activity_id as string, row.feedback as string]))
}

/** The grades of one learner: activity by activity, by category, and the whole. Five queries. */
export async function gradePage(course: Course, personId: string, locale: Locale) {
  const book = await gradebookOf(course)
  const standing = await standingOf(course.id, personId)
  const words = await wordsOf(course.id, personId)
  const grade = gradeIn(book, standing)
  const names = new Map(
    book.categories.map((one) => [one.id, inLocale(locale, one.titleKm, one.titleEn)])
  )
  return {
    ...{ isShown: book.isShown, percent: grade.percent, letter: grade.letter },
    ...{ isGiven: grade.isGiven, reached: grade.reached, feedback: grade.feedback },
    categories: book.categories.map(({ id, weight, dropLowest }) => {
      const share = grade.parts.get(id) ?? null
      return {
        ...{ name: names.get(id), weight, dropLowest },
        percent: share === null ? null : percentOf(share),
      }
    }),
    lines: book.items.map(({ id, activity, categoryId, isDue }) => {
      const { score, isGiven, isExcused, feedback } = markIn(standing, id)
      return {
        ...{ id, title: inLocale(locale, activity.titleKm, activity.titleEn), isGiven, isExcused },
        percent: score === null ? null : percentOf(score),
        ...{ feedback: feedback ?? words.get(id), isDropped: grade.dropped.has(id) },
        category: categoryId ? names.get(categoryId) : undefined,
        counts: names.size === 0 || (categoryId !== null && names.has(categoryId)),
        isMissing: score === null && !isExcused && isDue && book.countsMissing,
      }
    }),
  }
}
