import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import { appUrl } from '#config/app'
import { statementOf } from '#runtime/lrs/validation/statements'
import { recordAttempt } from '#runtime/actions/record_attempt'
import { learner } from '#runtime/statements/learner'
import Membership from '#identity/models/membership'
import { newId } from '#shared/ids'
import { makeInstitution } from '#tests/support/accounts'
import { commit, entry, makePackage } from '#tests/support/runtime'
import type { RecordedChange } from '#runtime/record'

const PROFILE = 'https://w3id.org/xapi/scorm'

/** Statements that stand, the oldest first, each looked at by our own rules for what others send. */
async function statements(): Promise<Record<string, any>[]> {
  const rows = await db.from('runtime_statements').orderBy('id')
  return rows.map(({ statement }) => {
    const { stored, authority, version, ...sent } = JSON.parse(statement)
    statementOf(sent, '1.0.3')
    statementOf(sent, '2.0.0')
    return sent
  })
}

const verb = ({ verb: { id } }: Record<string, any>) => id.split('/').at(-1)

test.group('What a SCORM package says becomes statements', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const begin = async () => {
    const school = await makeInstitution()
    const made = await makePackage(school)
    await Membership.create({
      ...{ id: newId(), personId: made.person.id, institutionId: school, role: 'student' },
    })
    return { ...made, school }
  }

  test('in the words of the profile, well-formed, each once', async ({ assert }) => {
    const { launch, attempt, person, row, school } = await begin()
    const answers = {
      0: {
        id: 'q 1',
        type: 'choice',
        student_response: 'ខ',
        result: 'correct',
        latency: '00:00:09',
      },
      1: { id: 'q2', type: 'fill-in', student_response: 'x', result: 'wrong' },
      2: { id: 'q3', type: 'strange', student_response: 'y', result: 'neutral' },
    }
    const score = { raw: '85', min: '0', max: '100' }
    await commit(launch, entry(1, { core: { lesson_status: 'incomplete' } }))
    await commit(
      launch,
      entry(2, { core: { lesson_status: 'incomplete' }, interactions: answers }, { seconds: 30 })
    )
    await commit(
      launch,
      entry(
        3,
        { core: { lesson_status: 'passed', score, exit: 'suspend' }, interactions: answers },
        { seconds: 90.5, final: true }
      )
    )
    await relayAll()
    const all = await statements()
    assert.deepEqual(all.map(verb), [
      ...['initialized', 'responded', 'responded', 'responded'],
      ...['completed', 'passed', 'suspended', 'terminated'],
    ])
    const course = `${appUrl}/packages/${row.code}`
    for (const one of all) {
      assert.deepEqual(one.actor, learner(person.id))
      assert.equal(one.context.registration, attempt.id)
      const { category, grouping } = one.context.contextActivities
      assert.deepEqual(category, [{ id: PROFILE }])
      assert.equal(grouping[0].id, `${course}?attempt=1`)
    }
    const [began, first, second, third, , passed] = all
    assert.equal(began.object.id, `${course}/items/a`)
    assert.equal(began.object.definition.name.und, 'a')
    assert.equal(began.context.contextActivities.parent[0].id, course)
    assert.equal(first.object.id, `${course}/items/a/interactions/q%201`)
    assert.deepEqual(first.result, { response: 'ខ', success: true, duration: 'PT9S' })
    assert.deepEqual(second.result, { response: 'x', success: false })
    assert.equal(third.object.definition.interactionType, 'other')
    assert.notProperty(third.result, 'success')
    assert.deepInclude(passed.result, { success: true, duration: 'PT90.5S' })
    assert.deepInclude(passed.result.score, { raw: 85, min: 0, max: 100, scaled: 0.85 })
    const kept = await db.from('runtime_statements').select('source', 'institution_id', 'launch_id')
    for (const one of kept) {
      assert.deepEqual(one, { source: 'scorm', institution_id: school, launch_id: launch.id })
    }
  })

  test('a listener that runs again, when the attempt has gone on, changes nothing', async ({
    assert,
  }) => {
    const { launch } = await begin()
    await commit(launch, entry(1, { core: { lesson_status: 'failed', score: { raw: '10' } } }))
    const [event] = await db.from('shared_outbox').where('kind', 'runtime.attempt_recorded')
    await relayAll()
    const before = await statements()
    await commit(launch, entry(2, { core: { lesson_status: 'failed', score: { raw: '40' } } }))
    const body = typeof event.body === 'string' ? JSON.parse(event.body) : event.body
    await recordAttempt(body as RecordedChange)
    await relayAll()
    assert.deepEqual((await statements()).slice(0, before.length), before)
    assert.lengthOf(await statements(), before.length)
  })

  test('values that no statement could hold do not stop the others', async ({ assert }) => {
    const { launch } = await begin()
    const score = { raw: '120', min: '100', max: '0' }
    await commit(launch, entry(1, { core: { lesson_status: 'passed', score } }, { seconds: 3 }))
    await relayAll()
    assert.includeMembers((await statements()).map(verb), ['initialized', 'passed'])
  })

  test('looking at what is done says nothing', async ({ assert }) => {
    const { launch } = await begin()
    await launch.merge({ mode: 'review' }).save()
    await commit(launch, entry(1, { core: { lesson_status: 'passed' } }))
    await relayAll()
    assert.lengthOf(await statements(), 0)
  })
})
