import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { HOUSE_LETTERS, lettersOf } from '#courses/grading/letters'
import { activityOf } from '#courses/queries/course_outline'
import type { Activity, Course } from '#courses/course_types'

export type GradeCategory = {
  id: string
  titleKm: string | null
  titleEn: string | null
  weight: number
  dropLowest: number
}

/** Whether an activity has a score that can count: tests before learning have none. */
export const isGraded = ({ type, completion, test }: Activity) =>
  test !== 'pre' && (['quiz', 'package', 'assignment'].includes(type) || completion === 'score')

/** How a course is graded, and what of it. Two queries. */
export async function gradebookOf(course: Course) {
  const rows = await db
    .from('courses_courses as c')
    .leftJoin('courses_gradebooks as b', 'b.course_id', 'c.id')
    .leftJoin('courses_grade_categories as k', 'k.course_id', 'c.id')
    .where('c.id', course.id)
    .orderBy('k.position')
    .orderBy('k.id')
    .select('b.id as book', 'b.letters', 'b.counts_missing', 'b.is_shown')
    .select('k.id', 'k.title_km', 'k.title_en', 'k.weight', 'k.drop_lowest')
  const [row] = rows
  const isSaid = row.book !== null
  const letters: string = isSaid ? (row.letters ?? '') : HOUSE_LETTERS
  return {
    ...{ letters, scale: lettersOf(letters) ?? [] },
    ...{ countsMissing: !isSaid || Boolean(row.counts_missing) },
    ...{ isShown: !isSaid || Boolean(row.is_shown) },
    categories: rows.filter(({ id }) => id !== null).map(categoryOf),
    items: await gradedItems(course),
  }
}

const categoryOf = (row: any): GradeCategory => ({
  ...{ id: row.id, titleKm: row.title_km, titleEn: row.title_en },
  ...{ weight: Number(row.weight), dropLowest: Number(row.drop_lowest) },
})

export type Gradebook = Awaited<ReturnType<typeof gradebookOf>>

/** The activities that are graded, in the order of the course, each with its category, whether it is due by now, and what waits for a mark. */
async function gradedItems({ id, closesAt }: Course) {
  const waiting = db
    .from('courses_hand_ins as h')
    .whereColumn('h.activity_id', 'a.id')
    .where('h.state', 'handed_in')
    .count('*')
    .as('waiting')
  const rows = await db
    .from('courses_activities as a')
    .join('courses_sections as s', 's.id', 'a.section_id')
    .where('a.course_id', id)
    .orderBy('s.position')
    .orderBy('s.id')
    .orderBy('a.position')
    .orderBy('a.id')
    .select('a.*', waiting)
  const now = clock.now().toJSDate()
  return rows
    .map((row) => ({ activity: activityOf(row), row }))
    .filter(({ activity }) => isGraded(activity))
    .map(({ activity, row }) => {
      const due = activity.dueAt ?? closesAt
      return {
        ...{ id: activity.id, activity, categoryId: row.grade_category_id as string | null },
        ...{ isDue: due !== null && due < now, waiting: Number(row.waiting) },
      }
    })
}
