import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { agent, statement, xapiClient } from '#tests/support/lrs'
import { storeStatements } from '#runtime/lrs/store/store_statements'
import { ownAuthority } from '#runtime/actions/record_statements'
import { answerXapi } from '#runtime/lrs/answer'
import { lrsForLaunch } from '#runtime/lrs/launch_authority'
import { learner } from '#runtime/statements/learner'
import { makeInstitution } from '#tests/support/accounts'

const activityId = 'https://example.kh/lessons/1'
const state = { activityId, agent: agent('dara'), stateId: 's' }
const profile = { activityId, profileId: 'p' }

test.group('The record store: who may what', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('each scope opens its own doors and no other', async ({ assert }) => {
    const doors = ['write', 'read', 'state', 'profile'] as const
    const table: Record<string, string[]> = {
      'statements/write': ['write'],
      'statements/read/mine': ['read'],
      'statements/read': ['read'],
      'state': ['state'],
      'define': [],
      'profile': ['profile'],
      'all/read': ['read'],
      'all': [...doors],
    }
    for (const [scope, open] of Object.entries(table)) {
      const lrs = await xapiClient([scope])
      const none = { 'if-none-match': '*' }
      const found = {
        write: (await lrs.send(statement())).status,
        read: (await lrs.ask('GET', '/statements?limit=1')).status,
        state: (await lrs.ask('PUT', `/activities/state?${lrs.query(state)}`, {})).status,
        profile: (
          await lrs.ask(
            'PUT',
            `/activities/profile?${lrs.query({ ...profile, profileId: scope })}`,
            {},
            none
          )
        ).status,
      }
      const opened = doors.filter((door) => found[door] < 300)
      assert.deepEqual(opened, open, scope)
      for (const door of doors) if (!open.includes(door)) assert.equal(found[door], 403, scope)
    }
  })

  test('mine are those of the same credential', async ({ assert }) => {
    const one = await xapiClient(['statements/write', 'statements/read/mine'])
    const other = await xapiClient(['statements/write', 'statements/read/mine'])
    await one.send(statement())
    assert.lengthOf(await one.find(), 1)
    assert.lengthOf(await other.find(), 0)
    assert.lengthOf(await other.find({ agent: agent('dara') }), 0)
  })

  test('a token of an institution reaches it and what lies below', async ({ assert }) => {
    const office = await makeInstitution()
    const school = await makeInstitution(office)
    const elsewhere = await makeInstitution()
    for (const id of [school, elsewhere]) {
      await storeStatements(ownAuthority('page', id), [statement()], '1.0.3')
    }
    const lrs = await xapiClient(['all'], { institutionId: office })
    assert.lengthOf(await lrs.find(), 1)
    assert.lengthOf(await lrs.find({ agent: agent('dara') }), 1)
    assert.lengthOf(await (await xapiClient()).find(), 2)
  })

  test('no credential, a wrong one, a cookie: 401', async ({ assert }) => {
    const lrs = await xapiClient()
    const ask = (headers: Record<string, string>) =>
      fetch(`${process.env.APP_URL}/xapi/statements`, {
        headers: { 'x-experience-api-version': '1.0.3', ...headers },
      })
    assert.equal((await ask({})).status, 401)
    assert.equal((await ask({ cookie: 'adonis-session=abc' })).status, 401)
    assert.equal((await ask({ authorization: 'Bearer tonle_wrong' })).status, 401)
    assert.equal((await ask({ authorization: 'Basic bm9ib2R5' })).status, 401)
    const stranger = Buffer.from(`${randomUUID()}:${lrs.secret}`).toString('base64')
    assert.equal((await ask({ authorization: `Basic ${stranger}` })).status, 401)
    const answer = await ask({ authorization: `Bearer ${lrs.secret}` })
    assert.equal(answer.status, 200)
    assert.isNull(answer.headers.get('set-cookie'))
  })

  test('the version is asked for everywhere but at about', async ({ assert }) => {
    const ask = (path: string, version?: string) =>
      fetch(`${process.env.APP_URL}/xapi${path}`, {
        headers: version ? { 'x-experience-api-version': version } : {},
      })
    const about = await ask('/about')
    assert.deepEqual(((await about.json()) as any).version, ['1.0.3', '2.0.0'])
    assert.equal((await ask('/statements')).status, 400)
    assert.equal((await ask('/statements', '0.9')).status, 400)
    assert.equal((await ask('/statements', '3.0.0')).status, 400)
    assert.equal((await ask('/nothing', '1.0.3')).status, 404)
  })

  test('a launch speaks of its learner in its registration only', async ({ assert }) => {
    const [personId, registration] = [randomUUID(), randomUUID()]
    const launch = { id: randomUUID(), personId, institutionId: null, registration, source: 'cmi5' }
    const ask = async (method: string, path: string, body: object | null, query = '') => {
      const headers = { 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' }
      const bytes = Buffer.from(JSON.stringify(body))
      const sent = {
        method,
        path,
        query: new URLSearchParams(query),
        headers,
        body: async () => bytes,
      }
      return answerXapi(sent, async () => lrsForLaunch(launch))
    }
    const own = statement({ actor: learner(personId), context: { registration } })
    assert.equal((await ask('POST', '/statements', own)).status, 200)
    assert.equal((await ask('POST', '/statements', statement())).status, 403)
    const foreign = { ...own, context: { registration: randomUUID() } }
    assert.equal((await ask('POST', '/statements', foreign)).status, 403)
    const other = new URLSearchParams({
      ...{ activityId, stateId: 's' },
      agent: JSON.stringify(agent('dara')),
    })
    assert.equal((await ask('PUT', '/activities/state', {}, other.toString())).status, 403)
    await storeStatements(ownAuthority('page', null), [statement()], '1.0.3')
    const found = await ask('GET', '/statements', null)
    assert.lengthOf(JSON.parse(String(found.body)).statements, 1)
  })
})
