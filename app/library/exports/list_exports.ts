import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import namesOfPeople from '#identity/queries/names_of_people'
import type { Actor } from '#shared/actor'
import type { Choice } from '#library/exports/choice'
import type { Locale } from '#config/i18n'
import type { Stay } from '#library/exports/stays'

const PER_PAGE = 20

const own = (actor: Actor) => db.from('library_exports').where('created_by', actor.personId)

/** What a person took along, the latest first. */
export async function listExports(actor: Actor, page: number) {
  const [{ total }] = await own(actor).count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await own(actor)
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, exports: await withStates(rows) }
}

async function withStates(rows: any[]) {
  const ids = rows.map((row) => row.job_id)
  const jobs = await db.from('shared_jobs').whereIn('id', ids).select('id', 'state')
  const states = new Map(jobs.map(({ id, state }) => [id as string, state as string]))
  return rows.map((row) => shape(row, states.get(row.job_id)))
}

/** What everybody took along, the latest first, with the names of those who did. */
export async function listAllExports({ page, locale }: { page: number; locale: Locale }) {
  const all = () => db.from('library_exports')
  const [counts] = await all().count('* as total').count('expires_at as files').sum('size as size')
  const pager = pagerOf(counts.total, page, PER_PAGE)
  const rows = await all()
    .orderBy('id', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const names = await namesOfPeople([...new Set(rows.map((row) => row.created_by))], locale)
  const shown = await withStates(rows)
  const exports = shown.map((one) => ({ ...one, who: names.get(one.createdBy) }))
  return { pager, exports, files: Number(counts.files), size: Number(counts.size ?? 0) }
}

/** Any of them, for those who look after all; 404 where there is none. */
export async function findAnyExport(id: string) {
  const row = await db.from('library_exports').where('id', id).first()
  if (!row) throw new Exception('No such export', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return shape(row)
}

/** One of a person's own; 404 for everybody else. */
export async function findExport(actor: Actor, id: string) {
  const row = await own(actor).where('id', id).first()
  if (!row) throw new Exception('No such export', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return shape(row)
}

/** States of a job that may still end well. */
export const GOING = ['queued', 'running', 'retrying']

const shape = (row: any, state?: string) => ({
  id: row.id as string,
  kind: row.kind as string,
  title: row.title as string,
  jobId: row.job_id as string,
  createdBy: row.created_by as string,
  choice: fromJson<Choice>(row.choice),
  resources: row.resources === null ? null : Number(row.resources),
  size: row.size === null ? null : Number(row.size),
  stays: row.stays ? fromJson<Stay[]>(row.stays) : [],
  isDone: row.done_at !== null,
  /** Jobs are forgotten after a time. */
  hasJob: state !== undefined,
  isGoing: row.done_at === null && state !== undefined && GOING.includes(state),
  createdAt: instant(row.created_at)!,
  expiresAt: instant(row.expires_at),
})
