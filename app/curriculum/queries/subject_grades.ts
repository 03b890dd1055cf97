import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'
import { currentFramework } from '#curriculum/queries/current_framework'

/** A grade in which a subject is taught. */
export type SubjectGrade = { subjectId: string; grade: number; lessons: number; hours: number }

/** Subjects and grades of a version with the number of their lessons and hours, by grade. */
export async function gradesOf(frameworkId: string): Promise<SubjectGrade[]> {
  const rows = await db
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .where({ 'c.framework_id': frameworkId, 'c.is_retired': false, 'l.is_retired': false })
    .groupBy('c.subject_id', 'c.grade')
    .orderBy('c.grade')
    .select('c.subject_id', 'c.grade')
    .sum('l.hours as hours')
    .count('* as lessons')
  return rows.map((row) => ({
    subjectId: row.subject_id,
    grade: Number(row.grade),
    lessons: Number(row.lessons),
    hours: Number(row.hours ?? 0),
  }))
}

/** The same of the version that counts. Read at most once a minute. */
export const subjectGrades = remembered(60, async (): Promise<SubjectGrade[]> => {
  const framework = await currentFramework()
  return framework ? gradesOf(framework.id) : []
})
