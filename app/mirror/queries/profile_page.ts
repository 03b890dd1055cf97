import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { readTime } from '#shared/database/times'
import { hasKeys } from '#mirror/queries/has_keys'
import { coverage } from '#mirror/queries/covered_institutions'
import { jobsOf, shownEdition } from '#mirror/queries/editions'
import EditionRow from '#mirror/models/edition'
import type Profile from '#mirror/models/profile'
import type { Locale } from '#config/i18n'
import type { PlannedItem, PlanReport } from '#mirror/publisher/plan_profile'

const EDITIONS = 5
const SHOWN = 10

/** A profile with what the planner found and the editions that were built of it. Five queries. */
export async function profilePage(profile: Profile, locale: Locale) {
  const plan = await db.from('mirror_plans').where('profile_id', profile.id).first()
  const report = plan ? fromJson<PlanReport>(plan.report) : undefined
  const running = await db
    .from('shared_jobs')
    .where('kind', 'mirror.plan_profile')
    .whereIn('state', ['queued', 'running'])
    .where(...inputOf(profile.id))
    .select('id')
    .first()
  const editions = await EditionRow.query()
    .where('profile_id', profile.id)
    .orderBy('sequence', 'desc')
    .limit(EDITIONS)
  const jobs = await jobsOf(editions, locale)
  const shown = report && shownReport(report, locale)
  return {
    covered: await coverage(profile),
    hasKeys: await hasKeys(),
    planJob: running?.id as string | undefined,
    report: shown,
    madeAt: plan ? readTime(plan.made_at) : undefined,
    editions: editions.map((row) => shownEdition(row, jobs)),
  }
}

/** The input of a job is text on SQLite and JSON on PostgreSQL. */
const inputOf = (id: string): [any, string, string] => [
  db.raw('cast(input as text)'),
  'like',
  `%${id}%`,
]

function shownReport(report: PlanReport, locale: Locale) {
  const item = ({ title, ...one }: PlannedItem) => ({
    ...one,
    title: inLocale(locale, title.km, title.en) || one.code,
  })
  const sites = report.sites.toSorted((a, b) => b.bytes - a.bytes)
  return {
    ...{ ...report, sites: sites.slice(0, SHOWN), sitesCount: sites.length },
    overCount: sites.filter(({ isOver }) => isOver).length,
    staying: report.staying.slice(0, SHOWN).map(item),
    dropped: report.dropped.slice(0, SHOWN).map(item),
  }
}
