import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { makeInstitution } from '#tests/support/accounts'
import { blockXml, makeCourse, openUnit, said, scored, unitXml } from '#tests/support/courses'
import { launchFor } from '#tests/support/runtime'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { endOverSessions } from '#runtime/actions/end_over_sessions'
import { launchToken } from '#runtime/content/tokens'
import { findStatements } from '#runtime/lrs/store/find_statements'
import { ownAuthority } from '#runtime/actions/record_statements'
import { recorded } from '#tests/support/player'
import { unitsOf } from '#runtime/cmi5/course_items'
import { waiveUnit } from '#runtime/actions/waive_unit'
import { SYSTEM } from '#shared/actor'
import type { Course } from '#runtime/cmi5/types'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type Launch from '#runtime/models/launch'

const origin = `http://127.0.0.1:${process.env.CONTENT_PORT}`

/** Where the fetch address leads, on the listener of the test. */
const here = (address: string) => origin + new URL(address).pathname

async function fetchKey(address: string) {
  const answer = await fetch(here(address), { method: 'POST' })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}

function speaker(authorization: string, more: Record<string, string> = {}) {
  const headers = {
    ...more,
    authorization,
    'x-experience-api-version': '1.0.3',
    'content-type': 'application/json',
  }
  return async (method: string, path: string, body?: unknown, type = 'application/json') => {
    const answer = await fetch(`${origin}/xapi/${path}`, {
      method,
      headers: { ...headers, 'content-type': type },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, text: await answer.text() }
  }
}

/** A unit as far as it may begin to speak: key, launch data and preferences are read. */
async function begin(launch: Launch, unit: string, publisherId: string) {
  const { session, query } = await openUnit(launch, unit)
  const { body } = await fetchKey(query.fetch)
  const ask = speaker(`Basic ${body['auth-token']}`)
  const agent = encodeURIComponent(query.actor)
  await ask('GET', `agents/profile?profileId=cmi5LearnerPreferences&agent=${agent}`)
  const spoken = { session: session.id, publisherId, query }
  const tell = (verb: Parameters<typeof said>[0], more?: (statement: JsonObject) => void) =>
    ask('POST', 'statements', said(verb, spoken, more))
  const kept = (by: string) => speaker(`Basic ${body['auth-token']}`, { 'x-tonle-launch': by })
  return { ask, tell, kept, spoken, agent, query, session }
}

async function verbsOf(registration: string) {
  const authority = ownAuthority('cmi5', null)
  const { rows } = await findStatements({ registration, ascending: true, limit: 100 }, authority)
  return rows.map(({ statement }) => JSON.parse(statement).verb.id.split('/').pop() as string)
}

const MASTERED = 'moveOn="CompletedAndPassed" masteryScore="0.8"'
const UNITS =
  blockXml(1, unitXml(1, { attributes: MASTERED })) +
  unitXml(2, { attributes: 'moveOn="Completed"' })

test.group('Sessions of cmi5', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  const course = async (inside = UNITS) => {
    const made = await makeCourse(await makeInstitution(), inside)
    const [first, second] = unitsOf(made.version.read<Course>())
    return { ...made, first, second }
  }

  test('a course from its launch to its end', async ({ assert }) => {
    const { row, launch, attempt, first, second } = await course()
    const { tell } = await begin(launch, first.key, first.id)
    assert.equal((await tell('initialized')).status, 200)
    assert.equal((await tell('passed', scored(0.9, 0.8))).status, 200)
    assert.equal((await tell('completed')).status, 200)
    const half = await recorded(row.id)
    assert.deepEqual([half.attempt.completion, half.attempt.state], ['incomplete', 'open'])
    assert.equal((await tell('terminated')).status, 200)
    const next = await begin(launch, second.key, second.id)
    await next.tell('initialized')
    await next.tell('completed')
    await next.tell('terminated')
    const { attempt: done, scos } = await recorded(row.id)
    assert.deepEqual(
      [done.completion, done.success, done.state],
      ['completed', 'passed', 'finished']
    )
    assert.equal(done.scoreScaled, 0.9)
    assert.equal(done.totalSeconds, 180)
    assert.deepEqual(
      scos.map(({ sessions, exit }) => [sessions, exit]),
      [
        [1, 'normal'],
        [1, 'normal'],
      ]
    )
    assert.deepEqual(await verbsOf(attempt.id), [
      ...['launched', 'initialized', 'passed', 'completed', 'satisfied', 'terminated'],
      ...['launched', 'initialized', 'completed', 'satisfied', 'terminated'],
    ])
  })

  test('the key is given out once, and holds as long as the session', async ({ assert }) => {
    const { launch, first } = await course()
    const { query } = await openUnit(launch, first.key)
    const one = await fetchKey(query.fetch)
    const two = await fetchKey(query.fetch)
    assert.deepEqual([one.status, two.status], [200, 200])
    assert.isString(one.body['auth-token'])
    assert.deepEqual([two.body['error-code'], two.body['auth-token']], ['1', undefined])
    const wrong = await fetchKey(`${origin}/cmi5/fetch/${'A'.repeat(43)}`)
    assert.equal(wrong.body['error-code'], '2')
    // The key of the launch would go round the rules of the session.
    const bearer = speaker(`Bearer ${launchToken(launch.id)}`)
    assert.equal((await bearer('GET', 'statements')).status, 401)
  })

  test('order, doubles and results are watched over', async ({ assert }) => {
    const { launch, first } = await course()
    const { query, session } = await openUnit(launch, first.key)
    const { body } = await fetchKey(query.fetch)
    const ask = speaker(`Basic ${body['auth-token']}`)
    const spoken = { session: session.id, publisherId: first.id, query }
    const send = async (verb: Parameters<typeof said>[0], more?: (one: JsonObject) => void) =>
      (await ask('POST', 'statements', said(verb, spoken, more))).status
    assert.equal(await send('initialized'), 403, 'before the preferences')
    const agent = encodeURIComponent(query.actor)
    await ask('GET', `agents/profile?profileId=cmi5LearnerPreferences&agent=${agent}`)
    assert.equal(await send('completed'), 403, 'before initialized')
    assert.equal(await send('initialized'), 200)
    assert.equal(await send('initialized'), 403)
    assert.equal(await send('passed', scored(0.7, 0.8)), 403, 'below the mastery score')
    assert.equal(await send('failed', scored(0.8, 0.8)), 403)
    assert.equal(await send('passed', scored(0.9, 0.7)), 403, 'another mastery score')
    const without = (name: string) => (one: JsonObject) => delete one.result[name]
    assert.equal(await send('completed', without('duration')), 403)
    assert.equal(await send('completed', without('completion')), 403)
    assert.equal(await send('waived'), 403)
    assert.equal(
      await send('completed', (one) => (one.timestamp = '2026-01-01T00:00:00+07:00')),
      403
    )
    assert.equal(await send('failed', scored(0.2, 0.8)), 200)
    assert.equal(await send('passed', scored(0.9, 0.8)), 403, 'after failed in one session')
    assert.equal(await send('completed'), 200)
    assert.equal(await send('terminated'), 200)
    assert.equal(await send('terminated'), 403)
    const again = await begin(launch, first.key, first.id)
    await again.tell('initialized')
    assert.equal((await again.tell('completed')).status, 403, 'once in a registration')
    assert.equal((await again.tell('passed', scored(0.9, 0.8))).status, 200)
  })

  test('a batch is taken whole or not at all', async ({ assert }) => {
    const { launch, attempt, first } = await course()
    const { ask, spoken } = await begin(launch, first.key, first.id)
    const batch = [
      said('initialized', spoken),
      said('completed', spoken),
      said('completed', spoken),
    ]
    assert.equal((await ask('POST', 'statements', batch)).status, 403)
    assert.deepEqual(await verbsOf(attempt.id), ['launched'])
    assert.equal((await ask('POST', 'statements', batch.slice(0, 2))).status, 200)
    const [again] = batch
    assert.equal((await ask('POST', 'statements', again)).status, 200, 'sent twice, taken once')
  })

  test('launch data is read only, and tells what the course says', async ({ assert }) => {
    const { launch, first } = await course()
    const { ask, query, agent } = await begin(launch, first.key, first.id)
    const place = `activities/state?activityId=${encodeURIComponent(query.activityId)}&agent=${agent}&registration=${query.registration}`
    const { text } = await ask('GET', `${place}&stateId=LMS.LaunchData`)
    assert.containSubset(JSON.parse(text), {
      ...{ launchMode: 'Normal', moveOn: 'CompletedAndPassed', masteryScore: 0.8 },
      contextTemplate: { contextActivities: { grouping: [{ id: first.id }] } },
    })
    assert.equal((await ask('PUT', `${place}&stateId=LMS.LaunchData`, {})).status, 403)
    assert.equal((await ask('DELETE', place)).status, 403, 'all at once takes it too')
    assert.equal((await ask('PUT', `${place}&stateId=mark`, { page: 3 })).status, 204)
    const profile = `agents/profile?profileId=cmi5LearnerPreferences&agent=${agent}`
    assert.equal((await ask('PUT', profile, { languagePreference: 'km' })).status, 403)
    assert.notEqual(query.activityId, first.id)
  })

  test('browsing and looking back judge nothing', async ({ assert }) => {
    const { row, person, first } = await course()
    for (const wish of ['browse', 'review'] as const) {
      const { launch } = await launchFor(row, person.id, wish)
      const { tell } = await begin(launch, first.key, first.id)
      await tell('initialized')
      assert.equal((await tell('completed')).status, 403, wish)
    }
  })

  test('a new launch ends the former one, which is heard no more', async ({ assert }) => {
    const { row, launch, attempt, person, first } = await course()
    const { tell } = await begin(launch, first.key, first.id)
    await tell('initialized')
    const newer = await launchFor(row, person.id)
    assert.equal(newer.attempt.id, attempt.id)
    await openUnit(newer.launch, first.key)
    assert.equal((await tell('completed')).status, 403)
    assert.deepEqual(await verbsOf(attempt.id), [
      'launched',
      'initialized',
      'abandoned',
      'launched',
    ])
  })

  test('what was said before a session was abandoned is heard when the device can send it', async ({
    assert,
  }) => {
    const { row, attempt, launch, person, first } = await course()
    const { tell, kept, spoken, query, agent } = await begin(launch, first.key, first.id)
    await tell('initialized')
    const [early, last] = [said('completed', spoken), said('terminated', spoken)]
    clock.freeze(DateTime.now().plus({ hours: 9 }))
    assert.equal(await endOverSessions(), 1)
    const newer = await launchFor(row, person.id)
    await openUnit(newer.launch, first.key)
    const send = kept(launchToken(newer.launch.id))
    const late = said('passed', spoken, (one) => {
      scored(0.9, 0.8)(one)
      one.timestamp = clock.now().plus({ minutes: 1 }).toUTC().toISO()
    })
    assert.equal((await send('POST', 'statements', late)).status, 403, 'after it was abandoned')
    const mark = `activities/state?activityId=${encodeURIComponent(query.activityId)}&agent=${agent}&registration=${query.registration}&stateId=mark`
    assert.equal((await send('PUT', mark, { page: 3 })).status, 403, 'a newer session plays')
    assert.equal((await tell('completed')).status, 401, 'its own key is over')
    assert.equal((await send('POST', 'statements', early)).status, 200)
    assert.equal((await send('POST', 'statements', last)).status, 200)
    const [unit] = (await recorded(row.id)).scos
    assert.deepEqual([unit.completion, unit.success], ['completed', 'unknown'])
    const verbs = await verbsOf(attempt.id)
    assert.deepEqual(verbs, [
      ...['launched', 'initialized', 'abandoned', 'launched'],
      ...['completed', 'terminated'],
    ])
  })

  test('what was left open is ended when its launch is over', async ({ assert }) => {
    const { launch, attempt, first } = await course()
    await openUnit(launch, first.key)
    assert.equal(await endOverSessions(), 0)
    clock.freeze(DateTime.now().plus({ hours: 9 }))
    assert.equal(await endOverSessions(), 1)
    assert.deepEqual(await verbsOf(attempt.id), ['launched', 'abandoned'])
  })

  test('a unit that is spared counts, once', async ({ assert }) => {
    const { row, attempt, first, second } = await course()
    const reason = 'Administrative' as const
    const spare = (unit: string) => waiveUnit(SYSTEM, attempt, row, { unit, reason })
    assert.isTrue((await spare(first.key)).ok)
    assert.containSubset(await spare(first.key), { ok: false, error: { type: 'unit_done' } })
    assert.isTrue((await spare(second.key)).ok)
    assert.deepEqual(await verbsOf(attempt.id), ['waived', 'satisfied', 'waived', 'satisfied'])
    assert.equal((await recorded(row.id)).attempt.completion, 'completed')
  })

  test('a course that asks for nothing is satisfied at once, and complete only by a word', async ({
    assert,
  }) => {
    const { row, launch, attempt, first } = await course(unitXml(1))
    assert.deepEqual(await verbsOf(attempt.id), ['satisfied'])
    const { tell } = await begin(launch, first.key, first.id)
    await tell('initialized')
    assert.equal((await recorded(row.id)).attempt.completion, 'incomplete')
    await tell('completed')
    assert.equal((await recorded(row.id)).attempt.completion, 'completed')
  })
})
