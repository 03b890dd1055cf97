import db from '@adonisjs/lucid/services/db'
import { Job } from '#shared/jobs/job'
import { inLocale } from '#shared/http/translate'
import { pagerOf } from '#shared/database/pager'
import { readTime } from '#shared/database/times'
import { isMirrorHere, isOriginHere } from '#mirror/role'
import { sticksWithRoom } from '#mirror/sticks/stick_places'
import Origin from '#mirror/models/origin'
import StickWrite, { type StickWriteState } from '#mirror/models/stick_write'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20
const REPORTS = 10

const tones: Record<StickWriteState, string> = {
  ...{ writing: 'info', written: 'ok', failed: 'bad', stopped: 'neutral' },
}

/** Sticks that were written here, the latest first; what mirrors said on sticks that came home. Six queries. */
export async function listSticks(page: unknown, locale: Locale) {
  const [{ $extras }] = await StickWrite.query().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await StickWrite.query()
    .orderBy('createdAt', 'desc')
    .forPage(pager.page, pager.perPage)
  const jobs = await jobsOf(rows)
  const sites = await siteNames(rows.flatMap(({ siteId }) => siteId ?? []))
  return {
    pager,
    plugged: await sticksWithRoom(),
    writes: rows.map((row) => shownWrite(row, jobs, sites)),
    reports: isOriginHere() ? await reports(locale) : [],
  }
}

async function jobsOf(rows: StickWrite[]) {
  const ids = rows.filter(({ state }) => state === 'writing').flatMap(({ jobId }) => jobId ?? [])
  const jobs = await Job.query().whereIn('id', ids)
  return new Map(jobs.map((job) => [job.id, job]))
}

async function siteNames(ids: string[]) {
  const rows = await db.from('mirror_sites').whereIn('id', ids).select('id', 'name', 'code')
  return new Map(rows.map(({ id, name, code }) => [id as string, `${name} (${code})`]))
}

export function shownWrite(row: StickWrite, jobs: Map<string, Job>, sites: Map<string, string>) {
  const job = row.jobId ? jobs.get(row.jobId) : undefined
  const isOver = job !== undefined && !job.isOpen
  // The process died: nobody wrote down what became of it.
  const state = row.state === 'writing' && isOver ? 'failed' : row.state
  const { id, part, mount, profile, channel, sequence, files, note, isLast, createdAt } = row
  return {
    ...{ id, part, mount, profile, channel, sequence, files, note, createdAt, state },
    ...{ tone: tones[state], site: row.siteId ? sites.get(row.siteId) : undefined },
    ...{ bytes: Number(row.bytes), leftFiles: row.leftFiles, leftBytes: Number(row.leftBytes) },
    isProven: row.isProven === null ? null : Boolean(row.isProven),
    isLast: isLast === null ? null : Boolean(isLast),
    ...{ canGoOn: state === 'failed' || state === 'stopped', canStop: state === 'writing' },
    progress: job?.isOpen
      ? { done: job.done * 1000, total: job.total ? job.total * 1000 : null }
      : undefined,
    isStopping: job?.cancelRequested ?? false,
  }
}

/** One stick and the others of its edition. */
export async function stickPage(row: StickWrite) {
  const all = await StickWrite.query()
    .where('setId', row.setId)
    .orderBy('part')
    .orderBy('createdAt')
  const jobs = await jobsOf(all)
  const sites = await siteNames(row.siteId ? [row.siteId] : [])
  const write = shownWrite(row, jobs, sites)
  return {
    write,
    others: all.filter(({ id }) => id !== row.id).map((one) => shownWrite(one, jobs, sites)),
    needsNext: write.state === 'written' && write.isLast === false && all.at(-1)!.id === row.id,
  }
}

async function reports(locale: Locale) {
  const rows = await db
    .from('mirror_stick_reports as r')
    .join('mirror_sites as s', 's.id', 'r.site_id')
    .join('institutions as i', 'i.id', 's.institution_id')
    .orderBy('r.read_at', 'desc')
    .limit(REPORTS)
    .select('r.outcome', 'r.wants', 'r.bundles', 'r.read_at', 's.code', 's.sequence')
    .select('i.name_km', 'i.name_en')
  return rows.map((row) => ({
    ...{ code: row.code as string, name: inLocale(locale, row.name_km, row.name_en) },
    ...{ outcome: row.outcome as string, wants: row.wants as number | null },
    ...{ bundles: Number(row.bundles), at: readTime(row.read_at) },
    sequence: row.sequence === null ? null : Number(row.sequence),
  }))
}

/** What can be put onto a stick here: each choice is a value of the form. */
export async function stickForm(locale: Locale) {
  const plugged = await sticksWithRoom()
  const choices: { value: string; text: string }[] = []
  if (isOriginHere()) {
    const rows = await db
      .from('mirror_editions as e')
      .join('mirror_profiles as p', 'p.id', 'e.profile_id')
      .where('e.state', 'published')
      .orderBy('p.code')
      .orderBy('e.channel')
      .select('p.code', 'p.name_km', 'p.name_en', 'e.channel', 'e.sequence', 'e.content_bytes')
    for (const row of rows) {
      const name = inLocale(locale, row.name_km, row.name_en)
      const value = `profile:${row.channel}:${row.code}`
      const facts = { number: Number(row.sequence), bytes: Number(row.content_bytes ?? 0) }
      choices.push({ ...{ value, text: name, ...facts }, ...{ channel: row.channel } })
    }
  }
  if (isMirrorHere()) {
    const origin = await Origin.query().where('state', 'active').whereNotNull('currentId').first()
    if (origin) {
      const { id, channel, profile, name } = origin
      choices.push({ value: `origin:${id}`, text: `${name} · ${profile} · ${channel}` })
    }
  }
  const sites = isOriginHere() ? await sitesToWrite(locale) : []
  return { plugged, choices, sites }
}

const MOST_SITES = 1000

async function sitesToWrite(locale: Locale) {
  const rows = await db
    .from('mirror_sites as s')
    .join('institutions as i', 'i.id', 's.institution_id')
    .where('s.state', 'active')
    .orderBy('s.code')
    .limit(MOST_SITES)
    .select('s.code', 's.seen_at', 'i.name_km', 'i.name_en')
  return rows.map((row) => ({
    value: row.code as string,
    text: `${inLocale(locale, row.name_km, row.name_en)} (${row.code})`,
  }))
}
