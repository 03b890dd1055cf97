import db from '@adonisjs/lucid/services/db'
import { AUTHORS } from '#library/access'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { pagerOf } from '#shared/database/pager'
import { instant } from '#shared/database/instant'
import { inLocale, translate } from '#shared/http/translate'
import { formatDate } from '#shared/khmer/dates'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

/** The sources of the institutions for which somebody writes, what was imported last first. */
export async function listSources(actor: Actor, page: number, locale: Locale) {
  const tops = actor.grants
    .filter(({ role }) => AUTHORS.includes(role as Role))
    .map((one) => one.institutionId)
  const own = () =>
    db.from('library_sources as s').whereIn('s.institution_id', subtreeOf([...new Set(tops)]))
  const [{ total }] = await own().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await own()
    .join('institutions as i', 'i.id', 's.institution_id')
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select('s.*', 'i.name_km', 'i.name_en')
  const counts = await countEntries(rows.map(({ id }) => id))
  return {
    pager,
    sources: rows.map((row) => ({
      ...{ id: row.id as string, name: row.name as string, version: row.version },
      kindText: translate(locale, `library.sources.kinds.${row.kind}`),
      institution: inLocale(locale, row.name_km, row.name_en),
      count: counts.get(row.id) ?? 0,
      importedText: dayOf(row.imported_at, locale),
    })),
  }
}

export const dayOf = (time: unknown, locale: Locale) => {
  const at = instant(time as string | Date | null)
  return at ? formatDate(at, { locale, style: 'short' }) : ''
}

export async function countEntries(ids: string[]): Promise<Map<string, number>> {
  const rows = await db
    .from('library_source_entries')
    .whereIn('source_id', ids)
    .where('is_gone', false)
    .groupBy('source_id')
    .select('source_id')
    .count('* as n')
  return new Map(rows.map((row) => [row.source_id as string, Number(row.n)]))
}
