import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import { Job } from '#shared/jobs/job'
import { inLocale, translate } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import EditionRow from '#mirror/models/edition'
import type { Locale } from '#config/i18n'
import type { EditionState } from '#mirror/types'

const PER_PAGE = 20

export const editionStates = [
  ...(['building', 'built', 'published', 'replaced', 'failed', 'collected'] as const),
] as const

export const tones: Record<EditionState, string> = {
  ...{ building: 'info', built: 'warn', published: 'ok', replaced: 'neutral', failed: 'bad' },
  collected: 'neutral',
}

export type EditionFilter = {
  profile?: string | null
  channel?: string | null
  state?: string | null
}

/** Editions of all profiles, the newest first. Four queries. */
export async function listEditions(filter: EditionFilter, page: unknown, locale: Locale) {
  const found = db
    .from('mirror_editions as e')
    .join('mirror_profiles as p', 'p.id', 'e.profile_id')
    .leftJoin('shared_jobs as j', 'j.id', 'e.job_id')
  if (filter.profile) found.where('p.code', filter.profile)
  if (filter.channel) found.where('e.channel', filter.channel)
  if (filter.state === 'failed') isOver(found.where('e.state', 'building'))
  else if (filter.state === 'building') isOpen(found.where('e.state', 'building'))
  else if (filter.state) found.where('e.state', filter.state)
  const [{ total }] = await found.clone().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await found
    .orderBy('e.created_at', 'desc')
    .orderBy('e.id', 'desc')
    .forPage(pager.page, pager.perPage)
    .select('e.id', 'p.code', 'p.name_km', 'p.name_en')
  const ids = rows.map(({ id }) => id as string)
  const editions = await EditionRow.query().whereIn('id', ids)
  const jobs = await jobsOf(editions, locale)
  const byId = new Map(editions.map((row) => [row.id, row]))
  return {
    pager,
    editions: rows.map((row) => ({
      ...shownEdition(byId.get(row.id)!, jobs),
      profile: {
        code: row.code as string,
        name: inLocale(locale, row.name_km, row.name_en),
      },
    })),
  }
}

const OVER = ['failed', 'cancelled']

const isOver = (query: ReturnType<typeof db.from>) => query.whereIn('j.state', OVER)

const isOpen = (query: ReturnType<typeof db.from>) =>
  query.where((one) => one.whereNull('j.state').orWhereNotIn('j.state', OVER))

/** An edition as pages show it: its state as a person understands it, the job that builds it. */
export function shownEdition(row: EditionRow, jobs: Map<string, ShownJob>) {
  const { id, channel, fromId, resources, publishedAt, builtAt, createdAt, replacedAt } = row
  const job = row.jobId ? jobs.get(row.jobId) : undefined
  const isLost = row.state === 'building' && job !== undefined && OVER.includes(job.state)
  const state: EditionState = isLost ? 'failed' : row.state
  return {
    ...{ id, channel, state, tone: tones[state], fromId, resources, job },
    ...{ publishedAt, builtAt, createdAt, replacedAt, collectedAt: row.collectedAt },
    sequence: Number(row.sequence),
    name: row.name,
    blobs: row.blobs === null ? null : Number(row.blobs),
    bytes: row.contentBytes === null ? null : Number(row.contentBytes),
    at: publishedAt ?? builtAt ?? createdAt,
    canPublish: state === 'built',
    canGoOn: channel === 'pilot' && state === 'published',
    canReturn: state === 'replaced',
    canCancel: state === 'building' && job !== undefined && !job.isStopping,
    canResume: state === 'failed',
  }
}

export type ShownJob = ReturnType<typeof shownJob>

/** The jobs that build these. */
export async function jobsOf(editions: EditionRow[], locale: Locale) {
  const ids = editions.flatMap(({ jobId, state }) => (jobId && state === 'building' ? jobId : []))
  const jobs = ids.length > 0 ? await Job.query().whereIn('id', ids) : []
  return new Map(jobs.map((job) => [job.id, shownJob(job, locale)]))
}

function shownJob(job: Job, locale: Locale) {
  const has = (key: string) => i18nManager.locale(locale).hasMessage(key)
  const step = `jobs.steps.${job.kind}.${job.step}`
  const error = `jobs.errors.${job.error}`
  return {
    ...{ id: job.id, state: job.state, done: job.done, total: job.total },
    isStopping: job.state === 'running' && job.cancelRequested,
    step: job.step && has(step) ? translate(locale, step) : undefined,
    error: job.error ? translate(locale, has(error) ? error : 'jobs.errors.unexpected') : undefined,
  }
}

/** The last publication of an edition that was asked for, while it is not out. */
async function publicationOf(id: string, locale: Locale) {
  const job = await Job.query()
    .where('kind', 'mirror.publish_editions')
    // The input of a job is text on SQLite and JSON on PostgreSQL.
    .whereRaw('cast(input as text) like ?', [`%${id}%`])
    .orderBy('createdAt', 'desc')
    .first()
  return job ? shownJob(job, locale) : undefined
}

/** One edition with what may be done with it and how many mirrors have it. Seven queries. */
export async function editionPage(row: EditionRow, locale: Locale) {
  const edition = shownEdition(row, await jobsOf([row], locale))
  const profile = await db.from('mirror_profiles').where('id', row.profileId).firstOrFail()
  const from = row.fromId ? await EditionRow.find(row.fromId) : null
  const sites = db
    .from('mirror_sites')
    .where({ profile_id: row.profileId, channel: row.channel })
    .whereIn('state', ['active', 'suspended'])
  const [{ total }] = await sites.clone().count('* as total')
  const [{ total: have }] = await sites
    .where('sequence', '>=', Number(row.sequence))
    .count('* as total')
  return {
    edition: { ...edition, from: from && { id: from.id, sequence: Number(from.sequence) } },
    profile: {
      code: profile.code as string,
      isArchived: profile.archived_at !== null,
      name: inLocale(locale, profile.name_km, profile.name_en),
    },
    sites: { total: Number(total), have: Number(have) },
    publication: edition.state === 'built' ? await publicationOf(row.id, locale) : undefined,
  }
}
