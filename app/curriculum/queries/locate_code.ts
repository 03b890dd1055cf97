import db from '@adonisjs/lucid/services/db'
import { levels, tableOf, type Level } from '#curriculum/levels'

/** Where a code of a version stands in the tree. */
export type Place = { level: Level; id: string; code: string; subject: string; grade: number }

/** The place of a chapter, lesson, topic or outcome, whatever the capitals of the code; undefined for none. */
export async function locateCode(frameworkId: string, code: string): Promise<Place | undefined> {
  for (const level of levels) {
    const query = db
      .from(`${tableOf[level]} as x`)
      .where({ 'x.framework_id': frameworkId, 'x.code': code })
    if (level === 'chapter') query.join('curriculum_subjects as s', 's.id', 'x.subject_id')
    else {
      if (level !== 'lesson') query.join('curriculum_lessons as l', 'l.id', 'x.lesson_id')
      query.join(
        'curriculum_chapters as c',
        'c.id',
        level === 'lesson' ? 'x.chapter_id' : 'l.chapter_id'
      )
      query.join('curriculum_subjects as s', 's.id', 'c.subject_id')
    }
    const grade = level === 'chapter' ? 'x.grade' : 'c.grade'
    const row = await query
      .select('x.id', 'x.code', 's.code as subject', `${grade} as grade`)
      .first()
    if (row)
      return { level, id: row.id, code: row.code, subject: row.subject, grade: Number(row.grade) }
  }
  return undefined
}
