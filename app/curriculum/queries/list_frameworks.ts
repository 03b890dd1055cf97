import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { frameworkRow } from '#curriculum/queries/current_framework'
import type { Locale } from '#config/i18n'

export type FrameworkItem = {
  id: string
  code: string
  version: string
  title: string
  status: string
  isVisible: boolean
  yearFrom: number | null
  lessons: number
  hours: number
}

const ORDER: Record<string, number> = { in_force: 0, draft: 1, superseded: 2 }

/** Every version with its size, what is in force first; hidden drafts where `withHidden`. Two queries. */
export async function listFrameworks(
  locale: Locale,
  withHidden: boolean
): Promise<FrameworkItem[]> {
  const query = db.from('curriculum_frameworks').select('*')
  if (!withHidden) query.where('is_visible', true)
  const found = await query
  const rows = found.map(frameworkRow)
  const counted = await db
    .from('curriculum_lessons')
    .where('is_retired', false)
    .groupBy('framework_id')
    .select('framework_id')
    .sum('hours as hours')
    .count('* as lessons')
  const counts = new Map(counted.map((row) => [row.framework_id, row]))
  return rows
    .sort(
      (a, b) =>
        ORDER[a.status] - ORDER[b.status] ||
        b.version.localeCompare(a.version, 'en', { numeric: true })
    )
    .map(({ id, code, version, titleKm, titleEn, status, isVisible, yearFrom }) => ({
      ...{ id, code, version, status, isVisible, yearFrom },
      title: inLocale(locale, titleKm, titleEn),
      lessons: Number(counts.get(id)?.lessons ?? 0),
      hours: Number(counts.get(id)?.hours ?? 0),
    }))
}
