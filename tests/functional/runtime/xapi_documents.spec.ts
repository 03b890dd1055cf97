import { createHash, randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { agent, xapiClient } from '#tests/support/lrs'

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')
const activityId = 'https://example.kh/lessons/1'

test.group('The record store: documents', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('State keeps bytes as they came, with their tag', async ({ assert }) => {
    const lrs = await xapiClient()
    const path = `/activities/state?${lrs.query({ activityId, agent: agent('dara'), stateId: 'suspend' })}`
    const type = { 'content-type': 'text/plain;charset=utf-8' }
    assert.equal((await lrs.ask('PUT', path, 'ទំព័រ ៣', type)).status, 204)
    const answer = await lrs.ask('GET', path)
    assert.equal(await answer.text(), 'ទំព័រ ៣')
    assert.equal(answer.headers.get('content-type'), 'text/plain;charset=utf-8')
    assert.equal(answer.headers.get('etag'), `"${sha1('ទំព័រ ៣')}"`)
    const head = await lrs.ask('HEAD', path)
    assert.equal(head.headers.get('content-length'), String(Buffer.byteLength('ទំព័រ ៣')))
    // Content of the makers of courses replaces its state without asking (docs/adr/0012).
    assert.equal((await lrs.ask('PUT', path, 'ទំព័រ ៤', type)).status, 204)
  })

  test('State is apart by registration, and is removed together', async ({ assert }) => {
    const lrs = await xapiClient()
    const under = { activityId, agent: agent('dara') }
    const registration = randomUUID()
    const put = (values: object) =>
      lrs.ask('PUT', `/activities/state?${lrs.query({ ...under, ...values })}`, { a: 1 })
    await put({ stateId: 'one' })
    await put({ stateId: 'two', registration })
    const list = async (values: object) =>
      (await lrs.ask('GET', `/activities/state?${lrs.query({ ...under, ...values })}`)).json()
    assert.sameMembers((await list({})) as string[], ['one', 'two'])
    assert.deepEqual(await list({ registration }), ['two'])
    assert.equal(
      (await lrs.ask('DELETE', `/activities/state?${lrs.query({ ...under, registration })}`))
        .status,
      204
    )
    assert.deepEqual(await list({}), ['one'])
    assert.equal((await put({ stateId: 'x', registration: 'no uuid' })).status, 400)
  })

  test('POST adds names to JSON and refuses anything else', async ({ assert }) => {
    const lrs = await xapiClient()
    const path = `/activities/state?${lrs.query({ activityId, agent: agent('dara'), stateId: 's' })}`
    await lrs.ask('PUT', path, { a: 1, b: { c: 1 } })
    assert.equal((await lrs.ask('POST', path, { b: { d: 2 } })).status, 204)
    assert.deepEqual(await (await lrs.ask('GET', path)).json(), { a: 1, b: { d: 2 } })
    const text = { 'content-type': 'text/plain' }
    assert.equal((await lrs.ask('POST', path, 'words', text)).status, 400)
    assert.equal((await lrs.ask('POST', path, '[1]')).status, 400)
  })

  for (const kind of ['activities', 'agents'] as const) {
    test(`a profile of ${kind} is replaced only by who has read it`, async ({ assert }) => {
      const lrs = await xapiClient()
      const owner = kind === 'agents' ? { agent: agent('dara') } : { activityId }
      const path = `/${kind}/profile?${lrs.query({ ...owner, profileId: 'p' })}`
      const put = async (value: object, headers = {}) =>
        (await lrs.ask('PUT', path, value, headers)).status
      assert.equal(await put({ n: 1 }), 400)
      assert.equal(await put({ n: 1 }, { 'if-none-match': '*' }), 204)
      assert.equal(await put({ n: 2 }, { 'if-none-match': '*' }), 412)
      assert.equal(await put({ n: 2 }), 409)
      assert.equal(await put({ n: 2 }, { 'if-match': '"another"' }), 412)
      const tag = (await lrs.ask('GET', path)).headers.get('etag')!
      assert.equal(await put({ n: 2 }, { 'if-match': tag }), 204)
      assert.equal((await lrs.ask('DELETE', path, undefined, { 'if-match': tag })).status, 412)
      assert.deepEqual(await (await lrs.ask('GET', path)).json(), { n: 2 })
      assert.equal((await lrs.ask('DELETE', path)).status, 204)
      assert.equal((await lrs.ask('GET', path)).status, 404)
    })
  }
})
