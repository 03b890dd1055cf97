import { fromJson } from '#shared/database/from_json'
import { OPEN } from '#library/open/open_rows'
import { setsText } from '#library/harvest/sets'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const PORTION = 300

/**
 * Notes that these resources changed for harvesters: what may be seen is told anew, what may not be seen any more is
 * told as deleted. The time comes later (`giveStamps`), when the change can be seen by everyone; until then the record
 * keeps the one it has, so that no list that is being harvested leaves it out. May run twice.
 */
export async function noteExposures(trx: TransactionClientContract, ids: string[]) {
  for (let at = 0; at < ids.length; at += PORTION) {
    await notePortion(trx, ids.slice(at, at + PORTION))
  }
}

async function notePortion(trx: TransactionClientContract, ids: string[]) {
  const rows = await trx
    .from('library_resources as r')
    .leftJoin('curriculum_subjects as s', 's.id', 'r.subject_id')
    .whereIn('r.id', ids)
    .where(OPEN_ROWS)
    .select('r.id', 'r.grades', 's.code as subject')
  const seen = new Set(rows.map(({ id }) => id))
  for (const { id, subject, grades } of rows) {
    const sets = setsText({ subject, grades: fromJson<number[]>(grades) })
    await trx.rawQuery(
      `insert into library_exposures (id, stamp, is_changed, is_deleted, sets) values (?, null, ?, ?, ?)
       on conflict (id) do update set is_changed = excluded.is_changed, is_deleted = excluded.is_deleted,
       sets = excluded.sets`,
      [id, true, false, sets]
    )
  }
  await trx
    .from('library_exposures')
    .whereIn(
      'id',
      ids.filter((id) => !seen.has(id))
    )
    .where('is_deleted', false)
    .update({ is_deleted: true, is_changed: true })
}

const OPEN_ROWS = Object.fromEntries(
  Object.entries(OPEN).map(([column, value]) => [`r.${column}`, value])
)
