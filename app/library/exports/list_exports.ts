import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import type { Actor } from '#shared/actor'
import type { Choice } from '#library/exports/choice'
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
  const jobs = await db
    .from('shared_jobs')
    .whereIn(
      'id',
      rows.map((row) => row.job_id)
    )
    .select('id', 'state')
  const states = new Map(jobs.map(({ id, state }) => [id as string, state as string]))
  return { pager, exports: rows.map((row) => shape(row, states.get(row.job_id))) }
}

/** One of a person's own; 404 for everybody else. */
export async function findExport(actor: Actor, id: string) {
  const row = await own(actor).where('id', id).first()
  if (!row) throw new Exception('No such export', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return shape(row)
}

const GOING = ['queued', 'running', 'retrying']

const shape = (row: any, state?: string) => ({
  id: row.id as string,
  kind: row.kind as string,
  title: row.title as string,
  jobId: row.job_id as string,
  choice: fromJson<Choice>(row.choice),
  resources: row.resources === null ? null : Number(row.resources),
  size: row.size === null ? null : Number(row.size),
  stays: row.stays ? fromJson<Stay[]>(row.stays) : [],
  isDone: row.done_at !== null,
  isGoing: row.done_at === null && state !== undefined && GOING.includes(state),
  createdAt: instant(row.created_at)!,
  expiresAt: instant(row.expires_at),
})
