import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { readTime } from '#shared/database/times'
import { objectStore } from '#mirror/store/objects'
import { standingRoot } from '#mirror/trust/root_chain'
import EditionRow from '#mirror/models/edition'
import type Profile from '#mirror/models/profile'
import type { Locale } from '#config/i18n'
import type { PlannedItem, PlanReport } from '#mirror/publisher/plan_profile'
import type { EditionState } from '#mirror/types'

const EDITIONS = 12

const tones: Record<EditionState, string> = {
  ...{ building: 'info', built: 'warn', published: 'ok', replaced: 'neutral', failed: 'bad' },
  collected: 'neutral',
}

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
  const jobs = await jobStates(editions)
  return {
    hasKeys: (await standingRoot(objectStore().root)) !== undefined,
    planJob: running?.id as string | undefined,
    report: report && shownReport(report, locale),
    madeAt: plan ? readTime(plan.made_at) : undefined,
    editions: editions.map((row) => shownEdition(row, editions, jobs)),
  }
}

/** The input of a job is text on SQLite and JSON on PostgreSQL. */
const inputOf = (id: string): [any, string, string] => [
  db.raw('cast(input as text)'),
  'like',
  `%${id}%`,
]

async function jobStates(editions: EditionRow[]) {
  const ids = editions.flatMap(({ jobId }) => jobId ?? [])
  const rows = await db.from('shared_jobs').whereIn('id', ids).select('id', 'state')
  return new Map(rows.map(({ id, state }) => [id as string, state as string]))
}

function shownEdition(row: EditionRow, all: EditionRow[], jobs: Map<string, string>) {
  const { id, channel, jobId, fromId, resources, publishedAt, builtAt, createdAt } = row
  const job = jobId ? jobs.get(jobId) : undefined
  const isOver = job === 'failed' || job === 'cancelled'
  const state: EditionState = row.state === 'building' && isOver ? 'failed' : row.state
  const from = all.find((one) => one.id === fromId)
  const newest = all.find((one) => one.channel === 'everyone' && one.publishedAt)
  const wasPublished = publishedAt !== null
  return {
    ...{ id, channel, state, tone: tones[state], jobId, resources },
    sequence: Number(row.sequence),
    bytes: row.contentBytes === null ? null : Number(row.contentBytes),
    from: from ? Number(from.sequence) : null,
    at: publishedAt ?? builtAt ?? createdAt,
    canPublish: state === 'built',
    canGoOn: channel === 'pilot' && state === 'published',
    canReturn: channel === 'everyone' && wasPublished && newest?.id !== id,
  }
}

function shownReport(report: PlanReport, locale: Locale) {
  const item = ({ title, ...one }: PlannedItem) => ({
    ...one,
    title: inLocale(locale, title.km, title.en) || one.code,
  })
  return { ...report, staying: report.staying.map(item), dropped: report.dropped.map(item) }
}
