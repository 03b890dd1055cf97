import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'

/** The number of the lock under which times are given, on PostgreSQL. */
const LOCK = 0x6f616969

/**
 * Gives what changed its time, in whole seconds, never earlier than one given before. Times are given one after the
 * other and only to what everyone can see already; and every answer calls this first. So whoever has asked at a time T
 * has seen every record with a time before T, and asking again from T misses nothing: neither a change whose
 * transaction was long, nor one that another process was writing at that moment.
 */
export async function giveStamps() {
  if (!(await changed(db).select('id').first())) return
  await transaction(async (trx) => {
    // On SQLite the first write is the lock.
    if (trx.dialect.name === 'postgres') {
      await trx.rawQuery('select pg_advisory_xact_lock(?)', [LOCK])
    } else await changed(trx).update({ is_changed: true })
    const [{ latest }] = await trx.from('library_exposures').max('stamp as latest')
    const now = Math.floor(clock.now().toSeconds())
    const stamp = Math.max(now, Number(latest ?? 0))
    await changed(trx).update({ stamp, is_changed: false })
  })
}

const changed = (client: Pick<typeof db, 'from'>) =>
  client.from('library_exposures').where('is_changed', true)
