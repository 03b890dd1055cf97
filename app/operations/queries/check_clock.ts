import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { readTime } from '#shared/database/times'
import type { Check } from '#operations/queries/health_report'

/** A server without a battery wakes up in the past: the log knows a later time than the clock shows. */
export async function checkClock(): Promise<Check> {
  const last = await db.from('shared_audit').orderBy('at', 'desc').select('at').first()
  const behind = last ? readTime(last.at).diff(clock.now(), 'seconds').seconds : 0
  const behindSeconds = Math.max(0, Math.round(behind))
  return { name: 'clock', tone: behindSeconds > 60 ? 'bad' : 'ok', facts: { behindSeconds } }
}
