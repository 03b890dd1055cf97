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
 * The lessons and outcomes with these codes; a code that stands for none is not in the answer. A code means the
 * version in force, else the latest that has it and that everyone may read. Inside a transaction pass it as `client`.
 */
export async function findByCodes(
  codes: string[],
  client: QueryClientContract = db.connection()
): Promise<Map<string, CurriculumPoint>> {
  if (codes.length === 0) return new Map()
  const lessons = await client
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .join('curriculum_frameworks as f', 'f.id', 'l.framework_id')
    .where('f.is_visible', true)
    .whereIn('l.code', codes)
    .select('l.code', 'l.id as lesson_id', 'c.subject_id', 'c.grade', 'f.status', 'f.year_from')
  const outcomes = await client
    .from('curriculum_outcomes as o')
    .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .join('curriculum_frameworks as f', 'f.id', 'o.framework_id')
    .where('f.is_visible', true)
    .whereIn('o.code', codes)
    .select('o.code', 'o.id as outcome_id', 'l.id as lesson_id', 'c.subject_id', 'c.grade')
    .select('f.status', 'f.year_from')
  const found = [...lessons, ...outcomes].sort(leastFirst)
  return new Map(found.map((row) => [row.code, pointOf(row)]))
}

const WEIGHT: Record<string, number> = { superseded: 0, draft: 1, in_force: 2 }

/** The last of a code wins in the map. */
const leastFirst = (a: any, b: any) =>
  WEIGHT[a.status] - WEIGHT[b.status] || Number(a.year_from ?? 0) - Number(b.year_from ?? 0)

const pointOf = (row: any): CurriculumPoint => ({
  code: row.code,
  lessonId: row.lesson_id,
  outcomeId: row.outcome_id ?? null,
  subjectId: row.subject_id,
  grade: Number(row.grade),
})
