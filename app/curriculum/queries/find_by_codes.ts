import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** A lesson, or a lesson with one of its outcomes, as an alignment points at it. */
export type CurriculumPoint = {
  code: string
  lessonId: string
  outcomeId: string | null
  subjectId: string
  grade: number
}

/**
 * The lessons and outcomes with these codes; a code that stands for none is not in the answer. Inside a
 * transaction pass it as `client`.
 */
export async function findByCodes(
  codes: string[],
  client: QueryClientContract = db.connection()
): Promise<Map<string, CurriculumPoint>> {
  if (codes.length === 0) return new Map()
  const lessons = await client
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .whereIn('l.code', codes)
    .select('l.code', 'l.id as lesson_id', 'c.subject_id', 'c.grade')
  const outcomes = await client
    .from('curriculum_outcomes as o')
    .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .whereIn('o.code', codes)
    .select('o.code', 'o.id as outcome_id', 'l.id as lesson_id', 'c.subject_id', 'c.grade')
  return new Map([...lessons, ...outcomes].map((row) => [row.code, pointOf(row)]))
}

const pointOf = (row: any): CurriculumPoint => ({
  code: row.code,
  lessonId: row.lesson_id,
  outcomeId: row.outcome_id ?? null,
  subjectId: row.subject_id,
  grade: Number(row.grade),
})
