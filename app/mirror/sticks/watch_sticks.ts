import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { findSticks } from '#mirror/sticks/find_sticks'
import ReceiveEditions from '#mirror/jobs/receive_editions'
import Origin from '#mirror/models/origin'

/** Sticks that were seen and are in still: each is taken once for every time it is plugged in. */
let present = new Set<string>()

/** Starts to import a stick that was plugged in since the last look. */
export async function watchSticks(table?: string): Promise<number> {
  const sticks = await findSticks(table)
  const now = new Set(sticks.map(({ folder, label }) => `${folder} ${label?.id ?? ''}`))
  const fresh = sticks.filter(({ folder, label }) => label && !present.has(`${folder} ${label.id}`))
  present = now
  if (fresh.length === 0 || !(await Origin.query().where('state', 'active').first())) return 0
  for (const { folder } of fresh) {
    await transaction((trx) => startJob(trx, SYSTEM, ReceiveEditions, { folder }))
  }
  return fresh.length
}

/** Whether it is time to ask the origin. */
export async function isPollDue(now: string) {
  const row = await db
    .from('mirror_origins')
    .where('state', 'active')
    .whereNotNull('url')
    .where((due) => due.whereNull('next_poll_at').orWhere('next_poll_at', '<=', now))
    .first()
  return row !== null && row !== undefined
}
