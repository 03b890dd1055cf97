import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { launchToken } from '#runtime/content/tokens'
import { learner } from '#runtime/statements/learner'
import { attemptLog } from '#runtime/queries/attempt_log'
import Membership from '#identity/models/membership'
import { newId } from '#shared/ids'
import { makeInstitution } from '#tests/support/accounts'
import { launchFor, makePackage } from '#tests/support/runtime'
import { agent, statement, xapiClient } from '#tests/support/lrs'

const root = `http://127.0.0.1:${process.env.CONTENT_PORT}/xapi`
const activityId = 'https://example.kh/lessons/1'

/** docs/protocols/xapi.md: on the content listener the record store answers to the token of a launch only. */
test.group('The record store on the content listener', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  /** Content that somebody of a school has opened, and what it asks with its token. */
  async function content() {
    const school = await makeInstitution()
    const made = await makePackage(school)
    const { id: personId } = made.person
    await Membership.create({ id: newId(), personId, institutionId: school, role: 'student' })
    const token = launchToken(made.launch.id)
    const own = (values: object = {}) =>
      statement({ actor: learner(personId), context: { registration: made.attempt.id }, ...values })
    return { ...made, school, token, own, ask: asker(`Bearer ${token}`) }
  }

  const asker =
    (authorization: string, more: Record<string, string> = {}) =>
    (method: string, path: string, body?: unknown) =>
      fetch(root + path, {
        method,
        headers: {
          authorization,
          ...{ 'x-experience-api-version': '1.0.3', 'content-type': 'application/json', ...more },
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      })

  const query = (path: string, values: Record<string, unknown>) =>
    `${path}?${new URLSearchParams(
      Object.entries(values).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
    )}`

  test('keeps what content says of its learner, as said by the launch', async ({ assert }) => {
    const { ask, own, launch, school, token } = await content()
    const sent = await ask('POST', '/statements', own())
    assert.equal(sent.status, 200)
    assert.isNull(sent.headers.get('set-cookie'))
    const row = await db.from('runtime_statements').firstOrFail()
    assert.deepEqual([row.source, row.launch_id, row.institution_id], ['scorm', launch.id, school])
    const basic = asker(`Basic ${Buffer.from(`content:${token}`).toString('base64')}`)
    const found: any = await (await basic('GET', '/statements')).json()
    assert.lengthOf(found.statements, 1)
    assert.match(found.statements[0].authority.account.name, /^launch:/)
  })

  test('opens to no other key: none, a forged one, a cookie, a token of the application', async ({
    assert,
  }) => {
    const { token } = await content()
    const program = await xapiClient()
    const basic = Buffer.from(`${program.tokenId}:${program.secret}`).toString('base64')
    const wrong = [
      '',
      `Bearer ${token.slice(0, -2)}AA`,
      `Bearer ${program.secret}`,
      `Basic ${basic}`,
    ]
    for (const authorization of wrong) {
      const answer = await asker(authorization)('GET', '/statements')
      assert.equal(answer.status, 401, authorization)
    }
    const cookie = asker('', { cookie: `tonle_session=${token}` })
    assert.equal((await cookie('GET', '/statements')).status, 401)
    assert.equal((await asker('')('GET', '/about')).status, 200)
  })

  test('ends with the launch', async ({ assert }) => {
    const { ask, own } = await content()
    clock.freeze(clock.now().plus({ hours: 9 }))
    assert.equal((await ask('POST', '/statements', own())).status, 401)
  })

  test('refuses what is said of others, or in another registration', async ({ assert }) => {
    const { ask, own } = await content()
    const other = await content()
    const refused = [
      statement(),
      own({ actor: agent('dara') }),
      other.own(),
      own({ context: { registration: randomUUID() } }),
      own({ actor: { objectType: 'Group', member: [agent('dara')] } }),
    ]
    for (const one of refused) assert.equal((await ask('POST', '/statements', one)).status, 403)
    assert.equal((await ask('POST', '/statements', [own(), refused[0]])).status, 403)
    assert.lengthOf(await db.from('runtime_statements'), 0)
  })

  test('shows nothing of others', async ({ assert }) => {
    const { ask, own, row, person } = await content()
    const other = await content()
    await ask('POST', '/statements', own())
    const { id } = other.own({ id: randomUUID() })
    await other.ask('POST', '/statements', other.own({ id }))
    const again = await launchFor(row, person.id, 'again')
    const next = asker(`Bearer ${launchToken(again.launch.id)}`)
    const seen = async (by: typeof ask, path = '/statements') =>
      ((await (await by('GET', path)).json()) as any).statements.length
    assert.equal(await seen(ask), 1)
    assert.equal(await seen(next), 0, 'an attempt of its own')
    assert.equal(await seen(ask, query('/statements', { agent: other.own().actor })), 0)
    assert.equal((await ask('GET', query('/statements', { statementId: id }))).status, 404)
    const verb = { id: 'http://adlnet.gov/expapi/verbs/voided' }
    const object = { objectType: 'StatementRef', id }
    assert.equal((await ask('POST', '/statements', own({ verb, object }))).status, 403)
    assert.equal(await seen(other.ask), 1)
    const late = randomUUID()
    const early = own({ verb, object: { objectType: 'StatementRef', id: late } })
    assert.equal((await ask('POST', '/statements', early)).status, 200)
    await other.ask('POST', '/statements', other.own({ id: late }))
    assert.equal(await seen(other.ask), 2, 'nor before it is there')
  })

  test('what a device kept comes with the next launch, when its own key is over', async ({
    assert,
  }) => {
    const { ask, own, row, person, attempt, token } = await content()
    clock.freeze(clock.now().plus({ hours: 9 }))
    const said = own()
    const over = await ask('POST', '/statements', said)
    assert.equal(over.status, 401)
    const { launch } = await launchFor(row, person.id)
    const kept = (by: string, auth = token) =>
      asker(`Bearer ${auth}`, { 'x-tonle-launch': by })('POST', '/statements', said)
    const stranger = (await content()).token
    for (const by of ['', 'x', token, stranger]) assert.equal((await kept(by)).status, 401, by)
    assert.equal((await kept(launchToken(launch.id), stranger)).status, 403, 'of another learner')
    const sent = await kept(launchToken(launch.id))
    assert.equal(sent.status, 200)
    const stored = await db.from('runtime_statements')
    assert.deepEqual(
      stored.map((one) => one.registration),
      [attempt.id]
    )
    const { calls } = await attemptLog(attempt, { errors: false, page: 1 }, 'en')
    assert.includeMembers(
      calls.map(({ name }) => name),
      ['The next call was kept on the device and sent later', 'POST /statements']
    )
  })

  test('what a device kept and the store refuses for good is told to the trainer', async ({
    assert,
  }) => {
    const { own, attempt, token } = await content()
    const kept = asker(`Bearer ${token}`, { 'x-tonle-launch': token })
    const broken = { ...own(), verb: { id: 'no address' } }
    assert.equal((await kept('POST', '/statements', broken)).status, 400)
    const old = asker(`Bearer ${token}`, {
      'x-tonle-launch': token,
      'x-experience-api-version': '0.9',
    })
    assert.equal((await old('POST', '/statements', own())).status, 400)
    const { calls } = await attemptLog(attempt, { errors: true, page: 1 }, 'en')
    const lost = calls.filter(({ name }) => /refused for good/.test(name))
    assert.deepEqual(
      lost.map(({ error }) => error),
      ['400', '400']
    )
  })

  test('keeps State and profiles of its learner, and no one else’s', async ({ assert }) => {
    const { ask, own, attempt } = await content()
    const other = await content()
    const state = { activityId, agent: own().actor, stateId: 'place', registration: attempt.id }
    const path = query('/activities/state', state)
    assert.equal((await ask('PUT', path, { page: 3 })).status, 204)
    assert.deepEqual(await (await ask('GET', path)).json(), { page: 3 })
    const profile = query('/agents/profile', { agent: own().actor, profileId: 'p' })
    const fresh = asker(`Bearer ${launchToken(other.launch.id)}`, { 'if-none-match': '*' })
    for (const by of [other.ask, fresh]) {
      assert.equal((await by('GET', path)).status, 403)
      assert.equal((await by('PUT', path, { page: 9 })).status, 403)
      assert.equal((await by('DELETE', path)).status, 403)
      assert.equal((await by('PUT', profile, {})).status, 403)
    }
    assert.deepEqual(await (await ask('GET', path)).json(), { page: 3 })
  })
})
