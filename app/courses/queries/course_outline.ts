import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import { Exception } from '@adonisjs/core/exceptions'
import type { Activity, ActivitySettings, Progress, Section } from '#courses/course_types'

const COLUMNS = [
  ...['id', 'course_id', 'section_id', 'position', 'type', 'title_km', 'title_en', 'settings'],
  ...['resource_id', 'package_id', 'quiz_id', 'completion', 'passing', 'is_required', 'test'],
  ...['after_id', 'opens_at', 'due_at', 'minutes'],
].map((column) => `a.${column}`)

export const activityOf = (row: any): Activity => ({
  ...{ id: row.id, courseId: row.course_id, sectionId: row.section_id, type: row.type },
  ...{ titleKm: row.title_km, titleEn: row.title_en },
  settings: fromJson<ActivitySettings>(row.settings),
  ...{ resourceId: row.resource_id, packageId: row.package_id, quizId: row.quiz_id },
  ...{ completion: row.completion, passing: row.passing === null ? null : Number(row.passing) },
  ...{ isRequired: Boolean(row.is_required), test: row.test, afterId: row.after_id },
  ...{ opensAt: instant(row.opens_at), dueAt: instant(row.due_at) },
  minutes: row.minutes === null ? null : Number(row.minutes),
})

/** Sections and activities of a course in their order, without texts. Two queries. */
export async function courseOutline(courseId: string, trx = db.connection()) {
  const rows = await trx
    .from('courses_sections')
    .where('course_id', courseId)
    .orderBy('position')
    .orderBy('id')
  const sections: Section[] = rows.map((row) => ({
    ...{ id: row.id, titleKm: row.title_km, titleEn: row.title_en, opensAt: instant(row.opens_at) },
  }))
  return { sections, activities: await courseActivities(courseId, trx) }
}

/** The activities alone, in the order of the course. One query. */
export async function courseActivities(courseId: string, trx = db.connection()) {
  const found = await trx
    .from('courses_activities as a')
    .join('courses_sections as s', 's.id', 'a.section_id')
    .where('a.course_id', courseId)
    .orderBy('s.position')
    .orderBy('s.id')
    .orderBy('a.position')
    .orderBy('a.id')
    .select(COLUMNS)
  return found.map(activityOf)
}

/** The activity of this course, with its texts; 404 where there is none. */
export async function findActivity(courseId: string, id: string) {
  const row = await db.from('courses_activities').where({ id, course_id: courseId }).first()
  if (!row) throw new Exception('No such activity', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return {
    ...activityOf(row),
    bodyKm: row.body_km as string | null,
    bodyEn: row.body_en as string | null,
  }
}

export const progressOf = (row: any): Progress => ({
  ...{ activityId: row.activity_id, attemptId: row.attempt_id },
  score: row.score === null ? null : Number(row.score),
  ...{ begunAt: instant(row.begun_at)!, doneAt: instant(row.done_at) },
})

/** How far somebody is in a course. One query. */
export async function ownProgress(courseId: string, personId: string, trx = db.connection()) {
  const rows = await trx
    .from('courses_progress')
    .where({ course_id: courseId, person_id: personId })
  return rows.map(progressOf)
}
