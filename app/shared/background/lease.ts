import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'

/** This process, among those that share the database. */
const holder = newId()

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
    .where((free) => free.where('until', '<=', sqlTime(now)).orWhere('holder', holder))
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

/** Gives the lease back, so that another process need not wait for its end. */
export async function giveLease(name: string) {
  await db.from('shared_leases').where({ name, holder }).delete()
}
