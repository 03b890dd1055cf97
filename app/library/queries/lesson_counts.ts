import db from '@adonisjs/lucid/services/db'
import { isStaff } from '#identity/queries/is_staff'
import type { CountLessons } from '#curriculum/types'

/** How many published resources of the open library teach each lesson, for this reader: one query. */
const lessonCounts: CountLessons = async ({ subjectId, grade }, actor) => {
  const query = db
    .from('library_alignments as a')
    .join('library_resources as r', 'r.id', 'a.resource_id')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .where({ 'c.subject_id': subjectId, 'c.grade': grade })
    .where({ 'r.state': 'published', 'r.shelf': 'open', 'r.scope': 'national' })
    .groupBy('l.code')
    .select('l.code')
    .countDistinct('r.id as total')
  if (!isStaff(actor)) query.where('r.teacher_only', false)
  const rows = await query
  return new Map(
    rows.map(({ code, total }) => [code, { count: Number(total), href: `/library?lesson=${code}` }])
  )
}

export default lessonCounts
