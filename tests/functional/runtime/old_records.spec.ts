import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { relayAll } from '#shared/outbox/relay'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/operations'
import { commit, entry, makePackage } from '#tests/support/runtime'
import { makeRecordStore, statement, xapiClient } from '#tests/support/lrs'
import { idFrom } from '#runtime/lrs/store/keys'
import { learner } from '#runtime/statements/learner'
import { retentionKinds } from '#shared/privacy/retention'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { forgetTargets } from '#runtime/lrs/store/forwards'
import { makePartitions } from '#runtime/actions/make_partitions'
import { erasePerson } from '#identity/actions/erase_person'
import { SYSTEM } from '#shared/actor'

const NOW = DateTime.utc(2035, 6, 15)
const LESSON = 'https://example.kh/lessons'
const PG = Boolean(process.env.DATABASE_URL)

const kind = (name: string) => retentionKinds().find((one) => one.kind === name)!
const total = async (table: string) => {
  const [row] = await db.from(table).count('* as total')
  return Number(row.total)
}

/** Statements as they were stored on that day, each about another lesson. */
async function storedAt(at: DateTime, count = 3) {
  const list = Array.from({ length: count }, (_, n) =>
    statement({
      ...{ id: crypto.randomUUID(), object: { id: `${LESSON}/${at.toISODate()}/${n}` } },
      context: { contextActivities: { parent: [{ id: 'https://example.kh/courses/1' }] } },
    })
  )
  return keepAt(at, list)
}

async function keepAt(at: DateTime, list: Record<string, any>[]) {
  clock.freeze(at)
  await makePartitions(db.connection())
  const named = await transaction((trx) => recordStatements(trx, ownAuthority('page', null), list))
  await backdate(at, named)
  clock.freeze(NOW)
  return list
}

const NAMED = {
  ...{ runtime_statement_keys: ['row_id'], runtime_statement_relations: ['row_id', 'via_id'] },
  ...{ runtime_statement_forwards: ['row_id'], runtime_statement_references: ['row_id'] },
  ...{ runtime_statement_voids: ['row_id'], runtime_statements: ['id'] },
}

/** Ids hold the time at which they were made: these become those of another day. */
async function backdate(at: DateTime, named: string[]) {
  const keys = await db.from('runtime_statement_keys').whereIn('statement_id', named)
  for (const [n, { row_id: before }] of keys.entries()) {
    const after = idFrom(at.toMillis() + n)
    for (const [table, columns] of Object.entries(NAMED)) {
      for (const column of columns) {
        await db
          .from(table)
          .where(column, before)
          .update({ [column]: after })
      }
    }
  }
}

const TABLES = ['', '_relations', '_keys', '_forwards', '_references', '_voids']
const counts = () => Promise.all(TABLES.map((name) => total(`runtime_statement${name || 's'}`)))

test.group('Records that are old', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => {
    clock.release()
    forgetTargets()
  })

  test('statements go with everything by which they are found; newer ones stay', async ({
    assert,
  }) => {
    await makeRecordStore()
    await storedAt(DateTime.utc(2033, 1, 10), 120)
    await storedAt(DateTime.utc(2033, 3, 3))
    const [newest] = await storedAt(DateTime.utc(2033, 3, 20))
    const rule = kind('runtime.statements')
    const before = DateTime.utc(2033, 3, 10)
    const portions: number[] = []
    assert.equal(await rule.count(before), 123)
    const gone = await rule.apply(before, async (count = 1) => void portions.push(count))
    assert.equal(gone, 123)
    assert.equal(
      portions.reduce((sum, n) => sum + n, 0),
      123
    )
    const [statements, relations, keys, forwards] = await counts()
    assert.deepEqual([statements, keys, forwards], [3, 3, 3])
    assert.isAbove(relations, 0)
    const rows = await db.from('runtime_statements').orderBy('id').select('id')
    const [first] = rows
    assert.lengthOf(await db.from('runtime_statement_relations').where('row_id', '<', first.id), 0)
    const lrs = await xapiClient()
    assert.lengthOf(await lrs.find({ activity: newest.object.id }), 1)
    assert.equal(await rule.apply(before, async () => {}), 0)
  })

  test('whole months go with their tables', async ({ assert }) => {
    await storedAt(DateTime.utc(2033, 1, 10))
    await storedAt(DateTime.utc(2033, 2, 10))
    const months = async () => {
      const found = await db.rawQuery(
        `select relname from pg_class where relname in ('runtime_statements_2033_01', 'runtime_statement_relations_2033_01', 'runtime_statements_2033_02')`
      )
      return found.rows.length
    }
    assert.equal(await months(), 3)
    assert.equal(
      await kind('runtime.statements').apply(DateTime.utc(2033, 2, 5), async () => {}),
      3
    )
    assert.equal(await months(), 1)
    assert.equal(await total('runtime_statements'), 3)
    // The same month again: it gets its table back when it is needed.
    await storedAt(DateTime.utc(2033, 1, 12))
    assert.equal(await total('runtime_statements'), 6)
  }).skip(!PG, 'months have tables of their own on PostgreSQL only')

  test('what was taken back and points to old statements goes too', async ({ assert }) => {
    const [old] = await storedAt(DateTime.utc(2033, 1, 10), 1)
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' }
    const object = { objectType: 'StatementRef', id: old.id }
    await keepAt(DateTime.utc(2033, 1, 11), [statement({ verb, object })])
    const [statements, , , , references, voids] = await counts()
    assert.deepEqual([statements, references, voids], [2, 1, 1])
    assert.equal(
      await kind('runtime.statements').apply(DateTime.utc(2034, 1, 1), async () => {}),
      2
    )
    assert.deepEqual(await counts(), [0, 0, 0, 0, 0, 0])
  })

  test('logs and launches go after their time, outcomes stay', async ({ assert }) => {
    clock.freeze(NOW.minus({ days: 400 }))
    const { launch } = await makePackage(await makeInstitution())
    await commit(
      launch,
      entry(
        1,
        { core: { lesson_status: 'passed' } },
        { calls: [[0, 'LMSCommit', '', '', 'true', '0']] }
      )
    )
    clock.freeze(NOW)
    const fresh = await makePackage(await makeInstitution())
    for (const name of ['runtime.attempt_logs', 'runtime.launches']) {
      assert.equal(await kind(name).apply(NOW.minus({ days: 365 }), async () => {}), 1, name)
    }
    assert.lengthOf(await db.from('runtime_launches').where('id', fresh.launch.id), 1)
    const attempt = await db.from('runtime_attempts').where('id', launch.attemptId).firstOrFail()
    assert.equal(attempt.success, 'passed')
  })

  test('the nightly job takes the time that was set, and tells how far it is', async ({
    assert,
  }) => {
    const now = clock.now()
    await storedAt(now.minus({ days: 800 }))
    await storedAt(now.minus({ days: 500 }))
    clock.release()
    const { browser } = await signedIn('administrator')
    const path = '/retention/runtime.statements'
    assert.equal((await browser.submit('PUT', path, { days: '100' })).status, 422)
    assert.equal((await browser.submit('PUT', path, { days: '600' })).status, 303)
    assert.equal((await browser.post('/retention/runs', { dry: '1' })).status, 303)
    await relayAll()
    assert.equal(await total('runtime_statements'), 6)
    await browser.post('/retention/runs', {})
    await relayAll()
    assert.equal(await total('runtime_statements'), 3)
    const [job] = await db.from('shared_jobs').orderBy('created_at', 'desc').orderBy('id', 'desc')
    assert.deepEqual([job.state, Number(job.done), Number(job.total)], ['done', 3, 3])
  })

  test('of a person who is erased the words go, verb and score stay', async ({ assert }) => {
    const { person } = await makeAccount()
    const actor = { ...learner(person.id), name: 'Sok Dara' }
    const result = {
      ...{ response: 'my own words', score: { scaled: 0.5 }, success: true },
      extensions: { 'https://a.kh/x': 'more words' },
    }
    const said = statement({
      actor,
      result,
      context: { extensions: { 'https://a.kh/y': 1 }, language: 'km' },
    })
    await transaction((trx) =>
      recordStatements(trx, ownAuthority('scorm', null), [said, statement()])
    )
    const erased = await transaction((trx) => erasePerson(trx, SYSTEM, person.id))
    assert.isTrue(erased.ok)
    const lrs = await xapiClient()
    const [own] = await lrs.find({ agent: learner(person.id) })
    assert.deepEqual(own.result, { score: { scaled: 0.5 }, success: true })
    assert.deepEqual(own.context, { language: 'km' })
    assert.notProperty(own.actor, 'name')
    assert.lengthOf(await lrs.find(), 2)
  })
})
