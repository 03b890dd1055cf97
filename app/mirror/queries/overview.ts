import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { readTime } from '#shared/database/times'
import { hasKeys } from '#mirror/queries/has_keys'
import {
  countStandings,
  filteredSites,
  orderedSites,
  publishedWithdrawals,
} from '#mirror/queries/sites'
import type { Locale } from '#config/i18n'
import type { PlanReport } from '#mirror/publisher/plan_profile'

const SHOWN = 5

/** What an origin looks after, what waits first. Five queries. */
export async function overview(locale: Locale) {
  const withdrawals = await publishedWithdrawals()
  const silent = await orderedSites(
    filteredSites({ state: 'active', standing: 'silent' }, withdrawals)
  ).limit(SHOWN)
  return {
    hasKeys: await hasKeys(),
    sites: await countStandings(withdrawals),
    silent: silent.map((row) => ({
      ...{ code: row.code as string, name: inLocale(locale, row.name_km, row.name_en) },
      seenAt: row.seen_at ? readTime(row.seen_at) : undefined,
    })),
    editions: await waitingEditions(locale),
    ...(await profilesOf(locale)),
    withdrawals,
  }
}

/** Editions that are being built or wait to be published. */
async function waitingEditions(locale: Locale) {
  const rows = await db
    .from('mirror_editions as e')
    .join('mirror_profiles as p', 'p.id', 'e.profile_id')
    .leftJoin('shared_jobs as j', 'j.id', 'e.job_id')
    .whereIn('e.state', ['building', 'built'])
    .orderBy('e.created_at', 'desc')
    .limit(SHOWN)
    .select('e.id', 'e.channel', 'e.sequence', 'e.state', 'e.job_id', 'j.state as job_state')
    .select('p.code', 'p.name_km', 'p.name_en')
  return rows.map((row) => ({
    ...{ id: row.id as string, channel: row.channel as string, sequence: Number(row.sequence) },
    state: row.job_state === 'failed' || row.job_state === 'cancelled' ? 'failed' : row.state,
    ...{ jobId: row.job_id as string | null, name: inLocale(locale, row.name_km, row.name_en) },
  }))
}

async function profilesOf(locale: Locale) {
  const rows = await db
    .from('mirror_profiles as p')
    .leftJoin('mirror_plans as n', 'n.profile_id', 'p.id')
    .whereNull('p.archived_at')
    .orderBy('p.code')
    .select('p.code', 'p.name_km', 'p.name_en', 'n.report')
  const narrow = rows.filter(({ report }) => report && !fromJson<PlanReport>(report).fits)
  return {
    profiles: rows.length,
    narrow: narrow.slice(0, SHOWN).map((row) => ({
      ...{ code: row.code as string, name: inLocale(locale, row.name_km, row.name_en) },
    })),
  }
}
