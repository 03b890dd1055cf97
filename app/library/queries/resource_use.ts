import db from '@adonisjs/lucid/services/db'
import { usesOf } from '#library/use_counts'
import { inLocale, translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** How a resource is used: opened, kept, rated, and in which courses and plans. Three queries. */
export async function resourceUse(resourceId: string, locale: Locale) {
  const rows = await db
    .from('library_resource_uses')
    .where('resource_id', resourceId)
    .orderBy('subject_type')
    .orderBy('href')
    .limit(20)
  const [{ total, mean }] = await db
    .from('library_ratings')
    .where('resource_id', resourceId)
    .count('* as total')
    .avg('stars as mean')
  return {
    ...(await usesOf(resourceId)),
    ratings: Number(total),
    stars: Number(total) > 0 ? Math.round(Number(mean) * 10) / 10 : null,
    usedBy: rows.map((row) => ({
      label: translate(locale, `library.uses.${row.subject_type}`),
      title: inLocale(locale, row.title_km, row.title_en),
      href: row.href as string,
    })),
  }
}
