import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** One line of a select of lessons, grouped by chapter. */
export type LessonOption = { value: string; text: string; group: string }

/** The lessons of a subject, of one grade when given, in the order of the syllabus; values are lesson codes. */
export async function lessonOptions(
  subjectId: string,
  { locale, grade }: { locale: Locale; grade?: number }
): Promise<LessonOption[]> {
  const lessons = db
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .where('c.subject_id', subjectId)
    .orderBy('c.grade')
    .orderBy('c.code')
    .orderBy('l.number')
  if (grade) lessons.where('c.grade', grade)
  const rows = await lessons.select(
    ...['l.code', 'l.title_km', 'l.title_en', 'c.code as chapter_code'],
    ...['c.title_km as chapter_km', 'c.title_en as chapter_en']
  )
  return rows.map((row) => ({
    value: row.code,
    text: `${row.code} ${inLocale(locale, row.title_km, row.title_en)}`,
    group: `${row.chapter_code} ${inLocale(locale, row.chapter_km, row.chapter_en)}`,
  }))
}
