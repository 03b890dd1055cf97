import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import type { Harvest } from '#library/harvest/resumption'

/** What is told of a record besides its metadata. */
export type Exposure = { id: string; stamp: number; isDeleted: boolean; sets: string[] }

/** What was published and not given its time yet comes with the next harvest. */
const rows = () =>
  db.from('library_exposures').whereNotNull('stamp').select('id', 'stamp', 'is_deleted', 'sets')

/** The one with this id; undefined where there never was one. */
export async function findExposure(id: string): Promise<Exposure | undefined> {
  const row = await rows().where('id', id).first()
  return row && exposureOf(row)
}

/**
 * The next records of a harvest, in the order of their ids, which never changes. What changes while someone harvests
 * gets a later time but keeps its place: it comes once, as it is when its page is asked for. Paging by time would
 * bring it twice, and a paging that ends at the time at which it began would leave it out.
 */
export async function nextExposures(harvest: Harvest, most: number) {
  const query = matching(harvest)
    .orderBy('id')
    .limit(most + 1)
  if (harvest.after) query.where('id', '>', harvest.after)
  const found: any[] = await query
  return { page: found.slice(0, most).map(exposureOf), isLast: found.length <= most }
}

export async function countExposures(harvest: Pick<Harvest, 'from' | 'until' | 'set'>) {
  const [{ total }] = await matching(harvest).clearSelect().count('* as total')
  return Number(total)
}

function matching({ from, until, set }: Pick<Harvest, 'from' | 'until' | 'set'>) {
  const query = rows()
  if (from !== undefined) query.where('stamp', '>=', from)
  if (until !== undefined) query.where('stamp', '<=', until)
  // Names of sets hold nothing that `like` understands (`sets.ts`).
  if (set?.includes('_')) query.whereRaw('1 = 0')
  if (set) query.where('sets', 'like', `%|${set}|%`)
  return query
}

/** The earliest time there is: now, where nothing was ever published. */
export async function earliestStamp(): Promise<number> {
  const [{ first }] = await db.from('library_exposures').min('stamp as first')
  return first === null ? Math.floor(clock.now().toSeconds()) : Number(first)
}

const exposureOf = (row: any): Exposure => ({
  id: row.id,
  stamp: Number(row.stamp),
  isDeleted: Boolean(row.is_deleted),
  sets: String(row.sets).split('|').filter(Boolean),
})
