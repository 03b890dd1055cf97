import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attempt from '#runtime/models/attempt'
import AttemptSco from '#runtime/models/attempt_sco'
import Launch from '#runtime/models/launch'
import { acceptCommits } from '#runtime/actions/accept_commits'
import { takeLaunch } from '#runtime/actions/take_launch'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { commit, entry, launchFor, makePackage } from '#tests/support/runtime'
import { bring, zipOf } from '#tests/support/packages'

const status = (lesson: string, more: object = {}) => ({ core: { lesson_status: lesson, ...more } })

/** SCORM 2004 whose one activity has a store. */
const SHARED = (attributes: string) => `<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"><metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="o"><organization identifier="o" ${attributes}><title>x</title><item identifier="a" identifierref="r"><title>a</title><adlcp:data><adlcp:map targetID="notes"/></adlcp:data></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormType="sco" href="a.html"><file href="a.html"/></resource></resources></manifest>`

async function beginShared(attributes = '') {
  const files = { 'imsmanifest.xml': SHARED(attributes), 'a.html': '<h1>a</h1>' }
  const made = await bring(await zipOf(files), await makeInstitution())
  const { person } = await makeAccount()
  return { ...made, ...(await launchFor(made.row, person.id)) }
}

test.group('Commits', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  const begin = async () => makePackage(await makeInstitution())
  const attemptOf = (id: string) => Attempt.findOrFail(id)
  const scoOf = (attemptId: string) => AttemptSco.findByOrFail('attemptId', attemptId)

  test('each is taken once and in order', async ({ assert }) => {
    const { launch, attempt } = await begin()
    const two = entry(2, status('incomplete', { lesson_location: 'two' }), { seconds: 20 })
    const one = entry(1, status('incomplete', { lesson_location: 'one' }), { seconds: 10 })
    assert.equal((await commit(launch, two, one)).accepted, 2)
    assert.equal((await commit(launch, one, two)).accepted, 2)
    const sco = await scoOf(attempt.id)
    assert.equal(JSON.parse(sco.cmi).core.lesson_location, 'two')
    assert.equal(sco.totalSeconds, 20)
    assert.equal(sco.sessions, 1)
  })

  test('the time of sessions is added up, a sleeping laptop is not', async ({ assert }) => {
    const { launch, attempt } = await begin()
    await commit(launch, entry(1, {}, { seconds: 60, final: true }))
    await commit(launch, entry(2, {}, { session: 2, seconds: 30 }))
    await commit(launch, entry(3, {}, { session: 2, seconds: 36_045, active: 45, slept: 36_000 }))
    assert.equal((await attemptOf(attempt.id)).totalSeconds, 105)
  })

  test('nothing is complete by opening or by time', async ({ assert }) => {
    const { launch, attempt } = await begin()
    await commit(launch, entry(1, status('not attempted'), { active: 9000, seconds: 9000 }))
    await commit(
      launch,
      entry(2, status('incomplete'), { active: 90_000, seconds: 90_000, final: true })
    )
    assert.notEqual((await attemptOf(attempt.id)).completion, 'completed')
  })

  test('what was reached is not taken back; who learns is not for content to say', async ({
    assert,
  }) => {
    const { launch, attempt } = await begin()
    const score = { raw: '90', min: '0', max: '100' }
    await commit(launch, entry(1, status('passed', { score, student_id: 'somebody else' })))
    await commit(launch, entry(2, status('failed', { score: { raw: '999' } })))
    const now = await attemptOf(attempt.id)
    assert.deepEqual(
      [now.completion, now.success, now.scoreRaw, now.scoreScaled],
      ['completed', 'passed', 90, 0.9]
    )
    assert.notInclude((await scoOf(attempt.id)).cmi, 'somebody else')
  })

  test('an activity that is not of the package is answered and dropped', async ({ assert }) => {
    const { launch, attempt } = await begin()
    assert.isTrue((await commit(launch, entry(1, status('passed'), { sco: 'other' }))).ok)
    assert.isNull(await AttemptSco.findBy('attemptId', attempt.id))
  })

  test('a newer window makes the older one stale, not the other way round', async ({ assert }) => {
    const { row, launch, attempt, person } = await begin()
    await takeLaunch(launch)
    const { launch: newer } = await launchFor(row, person.id)
    await takeLaunch(newer)
    const answer = await commit(launch, entry(1, status('passed')))
    assert.deepEqual(answer, { ok: false, stale: true, accepted: 0 })
    await assert.rejects(() => takeLaunch(launch))
    assert.isTrue((await commit(newer, entry(1, status('incomplete')))).ok)
    assert.equal((await attemptOf(attempt.id)).success, 'unknown')
    const [log] = await db.from('runtime_attempt_logs').where('attempt_id', attempt.id)
    assert.include(log.calls, 'stale')
  })

  test('what an earlier window left on the device is taken by the next', async ({ assert }) => {
    const { row, launch, attempt, person } = await begin()
    await takeLaunch(launch)
    const { launch: next } = await launchFor(row, person.id)
    const late = entry(1, status('completed'), { final: true })
    await acceptCommits(next, { launch: launch.id, entries: [late] })
    assert.equal((await attemptOf(attempt.id)).completion, 'completed')
    const { launch: strange } = await begin()
    await assert.rejects(() => acceptCommits(strange, { launch: launch.id, entries: [late] }))
  })

  test('what a device held of an attempt before is taken when a new one begins', async ({
    assert,
  }) => {
    const { row, launch, attempt, person } = await begin()
    await takeLaunch(launch)
    const again = await launchFor(row, person.id, 'again')
    assert.notEqual(again.attempt.id, attempt.id)
    await takeLaunch(again.launch)
    const late = entry(1, status('completed'), { final: true })
    const sent = { launch: launch.id, entries: [late] }
    const answer = await acceptCommits(again.launch, sent)
    assert.deepEqual(answer, { ok: true, accepted: 1 })
    assert.equal((await attemptOf(attempt.id)).completion, 'completed')
    assert.equal((await attemptOf(again.attempt.id)).completion, 'unknown')
    const other = await begin()
    const { launch: elsewhere } = await launchFor(other.row, person.id)
    await assert.rejects(() => acceptCommits(elsewhere, sent), 'launch_over')
  })

  test('stores that packages share are the learner’s, those of one package its own', async ({
    assert,
  }) => {
    const first = await beginShared()
    const { version } = first
    await commit(first.launch, entry(1, {}, { sco: 'a', shared: { notes: 'ក', x: '1' } }))
    const state = async (versionOf: typeof version, attempt: typeof first.attempt) => {
      const { scormState } = await import('#runtime/scorm/scorm_state')
      const { launch } = first
      const subject = { launch, attempt, version: versionOf, base: '/', locale: 'km' as const }
      return (await scormState(subject)).shared
    }
    assert.deepEqual(await state(version, first.attempt), { notes: 'ក' })
    const own = await beginShared('adlcp:sharedDataGlobalToSystem="false"')
    await commit(own.launch, entry(1, {}, { sco: 'a', shared: { notes: 'own' } }))
    assert.isNull(await state(own.version, own.attempt))
    assert.lengthOf(await db.from('runtime_shared_data').where('value', 'own'), 0)
  })

  test('looking back changes nothing', async ({ assert }) => {
    const { row, launch, attempt, person } = await begin()
    await commit(launch, entry(1, status('passed', { exit: '' }), { final: true }))
    assert.equal((await attemptOf(attempt.id)).state, 'finished')
    const { launch: review } = await launchFor(row, person.id, 'review')
    assert.equal(review.attemptId, attempt.id)
    await commit(review, entry(1, status('failed')))
    assert.equal((await scoOf(attempt.id)).success, 'passed')
    const { attempt: second } = await launchFor(row, person.id)
    assert.equal(second.number, 2)
  })

  test('answers are rows, the log is bounded', async ({ assert }) => {
    const { launch, attempt } = await begin()
    const interactions = {
      0: {
        id: 'q1',
        type: 'choice',
        student_response: 'ក',
        result: 'correct',
        latency: '0000:00:05.5',
      },
    }
    await commit(launch, entry(1, { ...status('incomplete'), interactions }))
    await commit(
      launch,
      entry(2, {
        ...status('incomplete'),
        interactions: { 0: { ...interactions[0], result: 'wrong' } },
      })
    )
    const rows = await db.from('runtime_interactions').where('attempt_id', attempt.id)
    assert.deepEqual(
      rows.map((one) => [one.key, one.response, one.result, one.latency_seconds]),
      [['q1', 'ក', 'wrong', 5.5]]
    )
    const calls = Array.from({ length: 400 }, () => [
      1,
      'LMSSetValue',
      'cmi.suspend_data',
      'x'.repeat(600),
      'true',
      '0',
    ])
    for (let seq = 3; seq < 8; seq++)
      await commit(launch, entry(seq, status('incomplete'), { calls }))
    const sizes = await db
      .from('runtime_attempt_logs')
      .where('attempt_id', attempt.id)
      .select('size')
    assert.isBelow(
      sizes.reduce((sum, { size }) => sum + Number(size), 0),
      400_001
    )
  })

  test('a launch slides for eight hours from its last use', async ({ assert }) => {
    const { launch } = await begin()
    await launch.merge({ expiresAt: launch.createdAt.plus({ hours: 1 }) }).save()
    await commit(launch, entry(1, status('incomplete')))
    const { expiresAt, createdAt } = await Launch.findOrFail(launch.id)
    assert.isAbove(expiresAt.diff(createdAt, 'hours').hours, 7.9)
  })
})
