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
import type { EditionState } from '#mirror/types'
import type { Locale } from '#config/i18n'
import type { PlanReport } from '#mirror/publisher/plan_profile'

const SHOWN = 5
const PAGES = '/administration/mirror'

/** What an origin looks after, what waits first. Seven queries. */
export async function overview(locale: Locale) {
  const withdrawals = await publishedWithdrawals()
  const silent = await orderedSites(
    filteredSites({ state: 'active', standing: 'silent' }, withdrawals)
  ).limit(SHOWN)
  const keys = await hasKeys()
  const { profiles, narrow } = await profilesOf(locale)
  return {
    hasKeys: keys,
    steps: await stepsLeft({ keys, profile: profiles > 0 }),
    sites: await countStandings(withdrawals),
    silent: silent.map((row) => ({
      ...{ code: row.code as string, name: inLocale(locale, row.name_km, row.name_en) },
      seenAt: row.seen_at ? readTime(row.seen_at) : undefined,
    })),
    editions: await waitingEditions(locale),
    ...{ profiles, narrow },
    withdrawals,
  }
}

/** What a new origin does one after the other; nothing where a mirror has been accepted. */
async function stepsLeft(done: { keys: boolean; profile: boolean }) {
  if (await db.from('mirror_sites').first()) return []
  const rows = await db.from('mirror_editions').distinct('state')
  const states = new Set(rows.map(({ state }) => state as string))
  const has = (...wanted: EditionState[]) => wanted.some((one) => states.has(one))
  const published = has('published', 'replaced')
  const steps = [
    { name: 'keys', isDone: done.keys, href: undefined },
    { name: 'profile', isDone: done.profile, href: `${PAGES}/profiles/create` },
    { name: 'edition', isDone: published || has('built'), href: `${PAGES}/profiles` },
    { name: 'publish', isDone: published, href: `${PAGES}/editions?state=built` },
    { name: 'pairing', isDone: false, href: `${PAGES}/pairings` },
  ]
  const next = steps.find(({ isDone }) => !isDone)
  return steps.map(({ href, ...step }) => ({
    ...{ ...step, isNext: step.name === next?.name },
    href: step.name === next?.name ? href : undefined,
  }))
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
