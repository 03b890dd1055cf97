import { mkdirSync } from 'node:fs'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import encryption from '@adonisjs/core/services/encryption'
import { OwnServer } from '#tests/support/own_server'
import { makeRecordStore, statement, xapiClient } from '#tests/support/lrs'
import { forwardTo } from '#runtime/lrs/forwarding/forward'
import { forgetTargets } from '#runtime/lrs/store/forwards'
import RecordStore from '#runtime/models/record_store'

const waiting = () => db.from('runtime_statement_forwards').select('*')

test.group('Statements go on to another record store', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => forgetTargets())

  test('a second server gets them once, files and all', async ({ assert, cleanup }) => {
    const other = await new OwnServer(false).open()
    cleanup(() => other.close())
    mkdirSync(other.dataDir, { recursive: true })
    await other.ace('migration:run', '--force')
    const { output } = await other.ace('lrs:token', '--name=first')
    const { id, secret } = JSON.parse(/\{"id".*\}/.exec(output)![0])
    await other.serve()
    const target = await makeRecordStore({
      ...{ endpoint: `${other.url}/xapi`, username: id, password: encryption.encrypt(secret) },
      verbs: 'http://adlnet.gov/expapi/verbs/completed',
    })
    const lrs = await xapiClient()
    await lrs.send([statement(), statement(), statement({ verb: { id: 'https://a.kh/left' } })])
    assert.lengthOf(await waiting(), 2)
    await forwardTo(target)
    await forwardTo(target)
    assert.lengthOf(await waiting(), 0)
    assert.equal(Number((await RecordStore.findOrFail(target.id)).sent), 2)
    const headers = {
      'authorization': `Bearer ${secret}`,
      'x-experience-api-version': '1.0.3',
    }
    const answer = await fetch(`${other.url}/xapi/statements`, { headers })
    assert.lengthOf(((await answer.json()) as any).statements, 2)
  }).timeout(90_000)

  test('a target that another process has removed refuses no statement', async ({ assert }) => {
    const target = await makeRecordStore()
    const lrs = await xapiClient()
    assert.equal((await lrs.send(statement())).status, 200)
    await db.from('runtime_statement_targets').where('id', target.id).delete()
    assert.equal((await lrs.send(statement())).status, 200)
    assert.lengthOf(await waiting(), 0)
  })

  test('what can not be sent waits, longer each time, and says why', async ({ assert }) => {
    const target = await makeRecordStore()
    await (await xapiClient()).send(statement())
    await forwardTo(target)
    const first = await RecordStore.findOrFail(target.id)
    assert.equal(first.failures, 1)
    assert.isNotEmpty(first.lastError)
    const due = first.dueAt
    await forwardTo(first)
    const second = await RecordStore.findOrFail(target.id)
    assert.isAbove(second.dueAt.toMillis() - due.toMillis(), 4000)
    assert.lengthOf(await waiting(), 1)
  })
})
