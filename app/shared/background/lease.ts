import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'

/** This process, among those that share the database. */
const holder = newId()

/** Nobody takes one for longer; where one seems to last longer, the clock was wrong when it was taken. */
const LONGEST = { days: 1 }

/**
 * Takes the lease `name` for so many seconds, or prolongs it where this process has it. Of several processes one gets
 * it; a process that dies lets it run out.
 */
export async function takeLease(name: string, seconds: number): Promise<boolean> {
  const now = clock.now()
  const until = sqlTime(now.plus({ seconds }))
  const taken = await db
    .from('shared_leases')
    .where('name', name)
    .where((free) =>
      free
        .where('until', '<=', sqlTime(now))
        .orWhere('until', '>', sqlTime(now.plus(LONGEST)))
        .orWhere('holder', holder)
    )
    .update({ holder, until })
  if (Number(taken) > 0) return true
  const made = await db
    .connection()
    .getWriteClient()
    .table('shared_leases')
    .insert({ name, holder, until })
    .onConflict('name')
    .ignore()
    .returning('name')
  return made.length > 0
}

/** Whether somebody has the lease. */
export async function isLeased(name: string) {
  const now = clock.now()
  const row = await db
    .from('shared_leases')
    .where('name', name)
    .whereBetween('until', [sqlTime(now), sqlTime(now.plus(LONGEST))])
    .first()
  return row !== null && row !== undefined
}

/** Gives the lease back, so that another process need not wait for its end. */
export async function giveLease(name: string) {
  await db.from('shared_leases').where({ name, holder }).delete()
}
