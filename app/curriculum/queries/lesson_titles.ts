import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** The titles of lessons by their codes; a code that stands for none is not in the answer. One query. */
export async function lessonTitles(codes: string[], locale: Locale): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .from('curriculum_lessons')
    .whereIn('code', codes)
    .select('code', 'title_km', 'title_en')
  return new Map(rows.map((row) => [row.code, inLocale(locale, row.title_km, row.title_en)]))
}
