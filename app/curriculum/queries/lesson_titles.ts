import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { currentFramework } from '#curriculum/queries/current_framework'
import type { Locale } from '#config/i18n'

/** The titles of lessons by their codes, those of the present version first. One query. */
export async function lessonTitles(codes: string[], locale: Locale): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const current = await currentFramework()
  const rows = await db
    .from('curriculum_lessons')
    .whereIn('code', codes)
    .select('code', 'title_km', 'title_en', 'framework_id')
  const later = rows.sort((row) => (row.framework_id === current?.id ? 1 : -1))
  return new Map(later.map((row) => [row.code, inLocale(locale, row.title_km, row.title_en)]))
}
