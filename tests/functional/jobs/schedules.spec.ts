import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { readTime } from '#shared/database/times'
import { runSchedules } from '#shared/schedules/run_schedules'
import { nextTime, registerSchedules, type Schedule, type When } from '#shared/schedules/schedule'
import { registerJobs, TrackedJob } from '#shared/jobs/tracked_job'
import { signedIn } from '#tests/support/operations'

class Sweep extends TrackedJob<{ room?: string }> {
  static kind = 'tests.sweep'
  async run() {}
}

let when: When | null = { at: '02:30' }
registerJobs([Sweep])
let isNeeded = true
/** Seven hours behind the clock on the wall. */
const utc = (day: number, hour: number, minute = 0) => DateTime.utc(2031, 5, day, hour, minute)
const started = () => db.from('shared_jobs').where('kind', Sweep.kind)
const row = () => db.from('shared_schedules').where('name', Sweep.kind).firstOrFail()

async function tick(time: DateTime) {
  clock.freeze(time)
  await runSchedules()
}

const schedule: Schedule = {
  ...{ job: Sweep, input: { room: 'all' } },
  when: async () => when,
  isNeeded: async () => isNeeded,
}

test.group('Schedules', (group) => {
  // Pages list the schedules, and the product has no words for this one.
  group.setup(() => registerSchedules([schedule]))
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    when = { at: '02:30' }
    return () => clock.release()
  })

  test('times are those of Cambodia', ({ assert }) => {
    const iso = (rule: When, now: DateTime) => nextTime(rule, now).toISO()
    assert.equal(iso({ at: '02:30' }, utc(5, 12)), '2031-05-05T19:30:00.000Z')
    assert.equal(iso({ at: '02:30' }, utc(5, 19, 30)), '2031-05-06T19:30:00.000Z')
    assert.equal(iso({ everyMinutes: 15 }, utc(5, 12)), '2031-05-05T12:15:00.000Z')
    // The 5th of May 2031 is a Monday.
    assert.equal(iso({ at: '08:00', weekday: 7 }, utc(5, 12)), '2031-05-11T01:00:00.000Z')
    assert.equal(iso({ at: '08:00', weekday: 1 }, utc(5, 12)), '2031-05-12T01:00:00.000Z')
  })

  test('starts nothing where there is nothing to do, and asks again at its next time', async ({
    assert,
    cleanup,
  }) => {
    cleanup(() => void (isNeeded = true))
    when = { everyMinutes: 15 }
    await tick(utc(5, 12))
    isNeeded = false
    await tick(utc(5, 12, 16))
    assert.lengthOf(await started(), 0)
    isNeeded = true
    await tick(utc(5, 12, 20))
    assert.lengthOf(await started(), 0)
    await tick(utc(5, 12, 32))
    assert.lengthOf(await started(), 1)
  })

  test('starts when it is due, once, and again the next day', async ({ assert }) => {
    await tick(utc(5, 12))
    assert.lengthOf(await started(), 0)
    await tick(utc(5, 19, 31))
    await tick(utc(5, 19, 32))
    const jobs = await started()
    assert.lengthOf(jobs, 1)
    assert.deepEqual(
      typeof jobs[0].input === 'string' ? JSON.parse(jobs[0].input) : jobs[0].input,
      { room: 'all' }
    )
    await db.from('shared_jobs').update({ state: 'done' })
    await tick(utc(6, 19, 31))
    assert.lengthOf(await started(), 2)
  })

  test('two processes that look at once start one job', async ({ assert }) => {
    await tick(utc(5, 12))
    clock.freeze(utc(5, 19, 31))
    await Promise.all([runSchedules(), runSchedules()])
    assert.lengthOf(await started(), 1)
  })

  test('a time that passed while the server was off is made up for once', async ({ assert }) => {
    await tick(utc(5, 12))
    await tick(utc(9, 3))
    await tick(utc(9, 3, 1))
    assert.lengthOf(await started(), 1)
    const { next_at: next } = await row()
    assert.equal(readTime(next).toISO(), '2031-05-09T19:30:00.000Z')
  })

  test('does not begin while the last one runs', async ({ assert }) => {
    await tick(utc(5, 12))
    await tick(utc(5, 19, 31))
    await db.from('shared_jobs').update({ state: 'running' })
    await tick(utc(6, 19, 31))
    assert.lengthOf(await started(), 1)
  })

  test('follows a changed setting, can be switched off, and forgets a clock that ran ahead', async ({
    assert,
  }) => {
    await tick(utc(5, 12))
    when = { at: '23:00' }
    await tick(utc(5, 12, 1))
    assert.equal(readTime((await row()).next_at).toISO(), '2031-05-05T16:00:00.000Z')
    when = null
    await tick(utc(5, 12, 2))
    assert.isNull((await row()).next_at)
    await tick(utc(8, 12))
    assert.lengthOf(await started(), 0)
    when = { at: '23:00' }
    await tick(DateTime.utc(2044, 1, 1))
    await tick(utc(8, 12))
    assert.equal(readTime((await row()).next_at).toISO(), '2031-05-08T16:00:00.000Z')
  })

  test('stands on the page of jobs and can be begun by hand', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    await runSchedules()
    const { html } = await browser.get('/jobs')
    assert.include(html, 'Seal the days of the audit log')
    assert.include(html, 'Every day at 00:15')
    assert.include(html, 'Every Sunday at 01:00')
    const answer = await browser.post('/schedules/shared.seal_audit/runs')
    assert.match(answer.headers.get('location') ?? '', /\/jobs\//)
    const unknown = await browser.post('/schedules/no.such/runs')
    assert.equal(unknown.status, 404)
  })
})
