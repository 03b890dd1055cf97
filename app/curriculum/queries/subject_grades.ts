import db from '@adonisjs/lucid/services/db'
import { remembered } from '#shared/remembered'

/** A grade in which a subject is taught. */
export type SubjectGrade = { subjectId: string; grade: number; lessons: number }

/** Subjects and grades with the number of their lessons, by grade. Read at most once a minute. */
export const subjectGrades = remembered(60, async (): Promise<SubjectGrade[]> => {
  const rows = await db
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .groupBy('c.subject_id', 'c.grade')
    .orderBy('c.grade')
    .select('c.subject_id', 'c.grade')
    .count('* as lessons')
  return rows.map((row) => ({
    subjectId: row.subject_id,
    grade: Number(row.grade),
    lessons: Number(row.lessons),
  }))
})
