import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import type { Locale } from '#config/i18n'
import type { PlanReport } from '#mirror/publisher/plan_profile'

const PER_PAGE = 20

type Wanted = { q: string | null; isArchived: boolean; page: unknown }

/** The profiles of an origin, with what each holds and what was published of it. Four queries. */
export async function listProfiles({ q, isArchived, page }: Wanted, locale: Locale) {
  const found = db.from('mirror_profiles')
  if (isArchived) found.whereNotNull('archived_at')
  else found.whereNull('archived_at')
  if (q) matchText(found, 'search_text', q)
  const [{ total }] = await found.clone().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await found
    .orderBy('code')
    .forPage(pager.page, pager.perPage)
    .select('id', 'code', 'name_km', 'name_en', 'quality', 'disk_bytes')
  const ids = rows.map(({ id }) => id as string)
  const plans = await db.from('mirror_plans').whereIn('profile_id', ids)
  const reports = new Map(plans.map((one) => [one.profile_id, fromJson<PlanReport>(one.report)]))
  const published = await db
    .from('mirror_editions')
    .whereIn('profile_id', ids)
    .where('state', 'published')
    .select('profile_id', 'channel', 'sequence')
  const sites = await db
    .from('mirror_sites')
    .whereIn('profile_id', ids)
    .whereNot('state', 'retired')
    .groupBy('profile_id')
    .select('profile_id')
    .count('* as n')
  return {
    pager,
    profiles: rows.map((row) => ({
      ...{ code: row.code as string, name: inLocale(locale, row.name_km, row.name_en) },
      ...{ quality: row.quality as string, report: reports.get(row.id) },
      editions: published
        .filter((one) => one.profile_id === row.id)
        .map(({ channel, sequence }) => ({ channel, sequence: Number(sequence) })),
      sites: Number(sites.find((one) => one.profile_id === row.id)?.n ?? 0),
    })),
  }
}
