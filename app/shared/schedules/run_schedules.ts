import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { startJob } from '#shared/jobs/start_job'
import { readTime, sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { allSchedules, nextTime, whenOf } from '#shared/schedules/schedule'
import type { Schedule, When } from '#shared/schedules/schedule'

type Row = { name: string; rule: string; next_at: Date | string | null; job_id: string | null }

/** Starts what is due. Any number of processes may call it: each time is taken by one. */
export async function runSchedules() {
  const rows: Row[] = await db.from('shared_schedules').select('*')
  for (const schedule of allSchedules()) {
    const when = await whenOf(schedule)
    const row = rows.find(({ name }) => name === schedule.job.kind)
    await look(schedule, when, row)
  }
}

async function look(schedule: Schedule, when: When | null, row: Row | undefined) {
  const name = schedule.job.kind
  const now = clock.now()
  const rule = JSON.stringify(when)
  const next = when && nextTime(when, now)
  if (!row) {
    const values = { id: newId(), name, rule, next_at: next && sqlTime(next) }
    return db.table('shared_schedules').insert(values).onConflict('name').ignore()
  }
  const planned = row.next_at && readTime(row.next_at)
  // Also where the clock was ahead for a while and the next time lies further off than it can.
  if (row.rule !== rule || (next && (!planned || planned > next))) {
    const values = { rule, next_at: next && sqlTime(next) }
    return db.from('shared_schedules').where('name', name).update(values)
  }
  if (!next || !planned || planned > now) return
  const isNeeded = schedule.isNeeded ? await schedule.isNeeded() : true
  await begin(schedule, row, sqlTime(next), isNeeded)
}

/** Takes this time: whoever moves `next_at` on may start the job, if there is something to do. */
function begin({ job, input = {} }: Schedule, row: Row, next: string, isNeeded: boolean) {
  return transaction(async (trx) => {
    const taken = await trx
      .from('shared_schedules')
      .where({ name: row.name, next_at: sqlTime(readTime(row.next_at!)) })
      .update({ next_at: next })
    if (Number(taken) === 0 || !isNeeded || (await isOpen(row.job_id))) return
    const id = await startJob(trx, SYSTEM, job, input)
    await trx
      .from('shared_schedules')
      .where('name', row.name)
      .update({ job_id: id, started_at: sqlTime() })

    async function isOpen(last: string | null) {
      if (!last) return false
      const open = trx.from('shared_jobs').where('id', last).whereIn('state', ['queued', 'running'])
      return (await open.first()) !== null
    }
  })
}
