import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { Job } from '#shared/jobs/job'
import type { Check } from '#operations/queries/health_report'

const SLOW_MS = 500
const WAITING_MINUTES = 15

/** The record, and how long a small question takes. */
export async function checkDatabase(): Promise<Check> {
  const began = performance.now()
  await db.from('shared_packs').limit(1).select('id')
  const ms = Math.round(performance.now() - began)
  const kind = db.connection().dialect.name === 'postgres' ? 'PostgreSQL' : 'SQLite'
  return { name: 'database', tone: ms > SLOW_MS ? 'warn' : 'ok', facts: { kind, ms } }
}

/** The jobs: how many wait, run and failed in the last week; a job that waits for long has no worker. */
export async function checkQueue(): Promise<Check> {
  const long = sqlTime(clock.now().minus({ minutes: WAITING_MINUTES }))
  const rows = await Job.query()
    .where('created_at', '>=', sqlTime(clock.now().minus({ days: 7 })))
    .orWhere('state', 'queued')
    .groupBy('state')
    .select('state', db.raw('sum(case when created_at < ? then 1 else 0 end) as old', [long]))
    .count('* as total')
    .pojo<{ state: string; total: number | string; old: number | string }>()
  const queued = rows.find((row) => row.state === 'queued')
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.total ?? 0)
  const stuck = Number(queued?.old ?? 0) > 0
  const facts = { waiting: count('queued'), running: count('running'), failed: count('failed') }
  return { name: 'queue', tone: stuck ? 'bad' : facts.failed > 0 ? 'warn' : 'ok', facts }
}

/** Events that are still to be told, and those whose listener failed. */
export async function checkOutbox(): Promise<Check> {
  const open = db.from('shared_outbox').whereNull('delivered_at')
  const found = await open.count('* as total').count('error as failing').first()
  const facts = { waiting: Number(found?.total ?? 0), failing: Number(found?.failing ?? 0) }
  return { name: 'outbox', tone: facts.failing > 0 ? 'warn' : 'ok', facts }
}
