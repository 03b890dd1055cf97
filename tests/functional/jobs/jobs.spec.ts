import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { setTimeout as sleep } from 'node:timers/promises'
import { SYSTEM } from '#shared/actor'
import { clock } from '#shared/clock'
import { Job } from '#shared/jobs/job'
import { until } from '#tests/support/until'
import { sqlTime } from '#shared/database/times'
import { relayAll } from '#shared/outbox/relay'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { recoverJobs } from '#shared/jobs/recover_jobs'
import { databaseQueue } from '#tests/support/database_queue'
import { cancelJob, retryJob } from '#shared/jobs/change_job'
import { claimJob, writeJob } from '#shared/jobs/job_rows'
import { JobError } from '#shared/jobs/errors'
import { TrackedJob, registerJobs } from '#shared/jobs/tracked_job'
import type { JobHandle } from '#shared/jobs/job_handle'

type Counting = { to: number; failAt?: number; pause?: number; code?: string }

const runs: { id: string; from: number; attempt: number }[] = []

/** Counts, keeps what it has counted, and fails once where it is told to. */
class CountUp extends TrackedJob<Counting, { counted: number }> {
  static kind = 'tests.count_up'
  static retries = 2
  static backoff = 0.05

  async run(input: Counting, job: JobHandle<{ at: number }>) {
    const from = job.saved?.at ?? 0
    runs.push({ id: job.id, from, attempt: job.attempt })
    for (let n = from + 1; n <= input.to; n++) {
      if (n === input.failAt && job.attempt === 1) throw new Error('a wire came loose')
      if (input.code) throw new JobError(input.code, { retry: false })
      await job.checkpoint({ at: n })
      await job.progress(n, input.to, 'counting')
      if (input.pause) await sleep(input.pause)
      await job.throwIfCancelled()
    }
    return { counted: input.to }
  }
}

/** Nobody waits for it. */
class CountLate extends CountUp {
  static kind = 'tests.count_late'
  static priority = 9
}

registerJobs([CountUp, CountLate])

const start = (input: Counting) => transaction((trx) => startJob(trx, SYSTEM, CountUp, input))

const stateOf = async (id: string) => {
  const job = await Job.findOrFail(id)
  return job.state
}

const inState = (id: string, state: string) =>
  until(async () => {
    const job = await Job.findOrFail(id)
    return job.state === state && job
  })

test.group('Jobs', (group) => {
  let queue: ReturnType<typeof databaseQueue>

  group.each.setup(async () => {
    const undo = await testUtils.db().wrapInGlobalTransaction()
    queue = databaseQueue()
    runs.length = 0
    return async () => {
      await queue.close()
      clock.release()
      await undo()
    }
  })

  test('a job is handed over after the commit, runs, and keeps its result', async ({ assert }) => {
    await queue.worker()
    const id = await start({ to: 3 })
    assert.equal(await stateOf(id), 'queued')
    await relayAll()
    const job = await inState(id, 'done')
    assert.deepEqual(job.result, { counted: 3 })
    assert.deepEqual([job.done, job.total, job.step], [3, 3, 'counting'])
    assert.isNotNull(job.finishedAt)
  })

  test('a change that is rolled back starts nothing', async ({ assert }) => {
    await queue.worker()
    await assert.rejects(() =>
      transaction(async (trx) => {
        await startJob(trx, SYSTEM, CountUp, { to: 1 })
        throw new Error('the change failed')
      })
    )
    await relayAll()
    assert.equal(runs.length, 0)
    assert.lengthOf(await Job.query().where('kind', CountUp.kind), 0)
  })

  test('progress is seen while it runs', async ({ assert }) => {
    await queue.worker()
    const id = await start({ to: 100, pause: 30 })
    await relayAll()
    const job = await until(async () => {
      const row = await Job.findOrFail(id)
      return row.state === 'running' && row.done > 2 && row
    })
    assert.equal(job.total, 100)
    assert.isNotNull(job.heartbeatAt)
    await transaction((trx) => cancelJob(trx, id))
    await inState(id, 'cancelled')
  })

  test('a running job stops when it is asked to', async ({ assert }) => {
    await queue.worker()
    const id = await start({ to: 1000, pause: 20 })
    await relayAll()
    await inState(id, 'running')
    assert.isTrue(await transaction((trx) => cancelJob(trx, id)))
    const job = await inState(id, 'cancelled')
    assert.isBelow(job.done, 1000)
  })

  test('a waiting job is cancelled at once and never runs', async ({ assert }) => {
    const id = await start({ to: 1 })
    assert.isTrue(await transaction((trx) => cancelJob(trx, id)))
    assert.equal(await stateOf(id), 'cancelled')
    await queue.worker()
    await relayAll()
    await sleep(100)
    assert.equal(runs.length, 0)
    assert.isFalse(await transaction((trx) => cancelJob(trx, id)))
  })

  test('a failure is tried again after a pause, from the checkpoint', async ({ assert }) => {
    await queue.worker()
    const id = await start({ to: 5, failAt: 4 })
    await relayAll()
    const job = await inState(id, 'done')
    assert.equal(job.attempts, 2)
    assert.deepEqual(runs, [
      { id, from: 0, attempt: 1 },
      { id, from: 3, attempt: 2 },
    ])
  })

  test('a job that cannot succeed fails with its code and can be run again by hand', async ({
    assert,
  }) => {
    await queue.worker()
    const id = await start({ to: 2, code: 'tests.no_paper' })
    await relayAll()
    const job = await inState(id, 'failed')
    assert.equal(job.error, 'tests.no_paper')
    assert.equal(job.attempts, 1)
    await db
      .from('shared_jobs')
      .where('id', id)
      .update({ input: JSON.stringify({ to: 2 }) })
    assert.isTrue(await transaction((trx) => retryJob(trx, job)))
    await relayAll()
    const again = await inState(id, 'done')
    assert.isNull(again.error)
    assert.isFalse(await transaction((trx) => retryJob(trx, job)))
  })

  test('a job whose process died is taken up by another from its checkpoint', async ({
    assert,
  }) => {
    await queue.hold()
    const id = await start({ to: 6 })
    const dead = (await claimJob(id))!
    await writeJob(dead, { saved: JSON.stringify({ at: 4 }) })
    assert.isUndefined(await claimJob(id), 'nobody takes a job whose heart beats')

    clock.freeze(DateTime.utc().plus({ minutes: 2 }))
    await db.from('shared_outbox').update({ delivered_at: sqlTime() })
    await queue.worker()
    await recoverJobs()
    const job = await inState(id, 'done')
    assert.deepEqual(runs, [{ id, from: 4, attempt: 2 }])
    assert.equal(job.done, 6)
    assert.isFalse(await writeJob(dead, { done: 1 }), 'the dead one may write no more')
  })

  test('a job that kills its process every time ends as crashed', async ({ assert }) => {
    await queue.hold()
    const id = await start({ to: 1 })
    await db
      .from('shared_jobs')
      .where('id', id)
      .update({ state: 'running', attempts: 3, heartbeat_at: '2020-01-01 00:00:00' })
    await queue.worker()
    const job = await inState(id, 'failed')
    assert.equal(job.error, 'crashed')
    assert.equal(runs.length, 0)
  })

  test('a lost ticket is replaced', async ({ assert }) => {
    await queue.hold()
    const id = await start({ to: 1 })
    await db.from('shared_outbox').update({ delivered_at: sqlTime() })
    assert.equal(await recoverJobs(), 0)
    clock.freeze(DateTime.utc().plus({ minutes: 2 }))
    assert.equal(await recoverJobs(), 1)
    await queue.worker()
    await inState(id, 'done')
  })

  test('what nobody waits for comes after the rest, also where tickets were lost', async ({
    assert,
  }) => {
    await queue.hold()
    const begin = (Kind: typeof CountUp) =>
      transaction((trx) => startJob(trx, SYSTEM, Kind, { to: 1 }))
    for (let n = 0; n < 101; n++) await begin(CountLate)
    await relayAll()
    const wanted = await begin(CountUp)
    await db.from('shared_outbox').update({ delivered_at: sqlTime() })
    clock.freeze(DateTime.utc().plus({ minutes: 2 }))
    await recoverJobs()
    await queue.worker()
    await inState(wanted, 'done')
    const at = runs.findIndex(({ id }) => id === wanted)
    assert.isBelow(at, 4, 'two are taken at once')
  })

  test('two workers and two tickets run a job once', async ({ assert }) => {
    await queue.worker()
    await queue.worker()
    const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(() => start({ to: 2, pause: 5 })))
    await relayAll()
    for (const id of ids)
      await db.from('shared_outbox').where('subject', id).update({ delivered_at: null })
    await relayAll()
    for (const id of ids) await inState(id, 'done')
    assert.sameMembers(
      runs.map((run) => run.id),
      ids
    )
  })

  test('a stopping process puts its jobs back', async ({ assert }) => {
    const worker = await queue.worker()
    const id = await start({ to: 200, pause: 30 })
    await relayAll()
    await inState(id, 'running')
    const began = Date.now()
    await worker.stop()
    assert.isBelow(Date.now() - began, 4000)
    const job = await Job.findOrFail(id)
    assert.equal(job.state, 'queued')
    assert.equal(job.attempts, 0)
    assert.isAbove(job.saved.at, 0)
  })
})
