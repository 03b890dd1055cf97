import db from '@adonisjs/lucid/services/db'
import { currentFramework } from '#curriculum/queries/current_framework'

export type LessonOutcome = { code: string; textKm: string; textEn: string }

/** The outcomes of lessons by the codes of these, in the version that counts today. One query, none without codes. */
export async function outcomesOfLessons(codes: string[]): Promise<LessonOutcome[]> {
  const framework = codes.length > 0 ? await currentFramework() : undefined
  if (!framework) return []
  const rows = await db
    .from('curriculum_outcomes as o')
    .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
    .where({ 'o.framework_id': framework.id, 'o.is_retired': false })
    .whereIn('l.code', codes)
    .orderBy('o.code')
    .select('o.code', 'o.text_km', 'o.text_en')
  return rows.map((row) => ({ code: row.code, textKm: row.text_km, textEn: row.text_en }))
}
