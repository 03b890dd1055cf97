import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attempt from '#runtime/models/attempt'
import AttemptSco from '#runtime/models/attempt_sco'
import { learner } from '#runtime/statements/learner'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { approveAll, h5pOf, told } from '#tests/support/h5p'
import { bring } from '#tests/support/packages'
import { commit, entry, launchFor } from '#tests/support/runtime'
import { clock } from '#shared/clock'
import type { CommitEntry } from '#runtime/commit_batch'

const SUB = '0fb4a134-9798-5f1f-bdbe-95860a22d7ab'

const document = (result: object | null, state = 'x', isCompleted = result !== null) => ({
  ...{ data: { 0: { state } }, result, isCompleted },
})

const h5pEntry = (seq: number, cmi: object, more: Partial<CommitEntry> = {}) =>
  entry(seq, cmi, { sco: 'h5p', ...more })

test.group('Commits of H5P content', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function begin() {
    const { row } = await bring(await h5pOf(), await makeInstitution())
    await approveAll()
    const { person } = await makeAccount()
    return { row, person, ...(await launchFor(row, person.id)) }
  }
  const attemptOf = (id: string) => Attempt.findOrFail(id)
  const scoOf = (attemptId: string) => AttemptSco.findByOrFail('attemptId', attemptId)
  const statements = async (registration: string) => {
    const rows = await db.from('runtime_statements').where({ registration }).orderBy('id')
    return rows.map((one) => ({ ...one, json: JSON.parse(one.statement) }))
  }

  test('opening, time and state complete nothing; a result does', async ({ assert }) => {
    const { launch, attempt } = await begin()
    await commit(launch, h5pEntry(1, document(null), { active: 90_000 }))
    assert.equal((await attemptOf(attempt.id)).completion, 'incomplete')
    await commit(launch, h5pEntry(2, document({ score: 2, max: 4, success: false })))
    const now = await attemptOf(attempt.id)
    assert.deepEqual(
      [now.completion, now.success, now.scoreRaw, now.scoreMax, now.scoreScaled, now.state],
      ['completed', 'failed', 2, 4, 0.5, 'open']
    )
  })

  test('the best result stays, the state is the last one', async ({ assert }) => {
    const { launch, attempt } = await begin()
    await commit(launch, h5pEntry(1, document({ score: 4, max: 4, success: true }, 'one')))
    await commit(launch, h5pEntry(2, document({ score: 1, max: 4, success: false }, 'two')))
    const now = await attemptOf(attempt.id)
    assert.deepEqual([now.scoreRaw, now.success], [4, 'passed'])
    const { cmi } = await scoOf(attempt.id)
    assert.equal(JSON.parse(cmi).data[0].state, 'two')
    assert.equal(JSON.parse(cmi).result.score, 4)
  })

  test('content without points completes without a score', async ({ assert }) => {
    const { launch, attempt } = await begin()
    await commit(launch, h5pEntry(1, document(null, 'x', true)))
    const now = await attemptOf(attempt.id)
    assert.deepEqual([now.completion, now.scoreRaw], ['completed', null])
  })

  test('what is no document, or too large, leaves what was kept', async ({ assert }) => {
    const { launch, attempt } = await begin()
    await commit(launch, h5pEntry(1, document({ score: 1, max: 2, success: null }, 'kept')))
    const large = document(null, 'x'.repeat(2_100_000))
    await commit(launch, h5pEntry(2, { data: 'no' }), h5pEntry(3, large))
    const { cmi } = await scoOf(attempt.id)
    assert.equal(JSON.parse(cmi).data[0].state, 'kept')
    const odd = { data: { 0: { state: 1, more: 'x' } }, result: { score: 'x', max: 1 } }
    await commit(launch, h5pEntry(4, odd), entry(5, document(null, 'other'), { sco: 'elsewhere' }))
    const now = JSON.parse((await scoOf(attempt.id)).cmi)
    assert.deepEqual(now.data, { 0: { more: 'x' } })
    assert.equal(now.result.score, 1)
  })

  test('statements of the whole and its parts become the learner’s own', async ({ assert }) => {
    const { row, launch, attempt, person } = await begin()
    const lie = {
      actor: { mbox: 'mailto:somebody@else.kh' },
      authority: { mbox: 'mailto:a@b.kh' },
      object: { id: 'https://else.kh/x', definition: { interactionType: 'compound' } },
    }
    const list = [
      told(1, 'attempted', {}),
      told(2, 'answered', { sub: SUB, score: [1, 2], response: '0', type: 'choice' }),
      told(3, 'completed', { score: [3, 4], success: true, more: lie }),
    ]
    const batch = h5pEntry(1, document(null), { statements: list })
    await commit(launch, batch)
    await commit(launch, batch)
    const kept = await statements(attempt.id)
    assert.lengthOf(kept, 3)
    for (const { json, source, launch_id: launchId } of kept) {
      assert.deepEqual(json.actor, learner(person.id))
      assert.deepEqual([source, launchId], ['h5p', launch.id])
      assert.include(JSON.stringify(json.context), 'https://h5p.org/xapi')
    }
    const at = (verb: string) => kept.find(({ json }) => json.verb.id.endsWith(verb))!.json
    assert.match(
      at('answered').object.id,
      new RegExp(`/packages/${row.code}\\?subContentId=${SUB}$`)
    )
    assert.match(at('answered').context.contextActivities.parent[0].id, new RegExp(`${row.code}$`))
    assert.match(at('completed').object.id, new RegExp(`/packages/${row.code}$`))
    assert.isUndefined(at('completed').object.definition.interactionType)
    assert.deepEqual(at('completed').result.score, { scaled: 0.75, raw: 3, min: 0, max: 4 })
  })

  test('the last answer of each part is a row; what breaks xAPI is told in the log', async ({
    assert,
  }) => {
    const { launch, attempt } = await begin()
    const answer = (n: number, response: string, success: boolean) =>
      told(n, 'answered', {
        sub: SUB,
        score: [success ? 1 : 0, 1],
        response,
        success,
        type: 'choice',
      })
    const first = [answer(1, '1', false), told(2, 'answered', { response: 'ក', type: 'fill-in' })]
    await commit(launch, h5pEntry(1, document(null), { statements: first }))
    const broken = told(4, 'answered', { more: { verb: { id: 'no address' } } })
    const second = [answer(3, '0', true), broken]
    await commit(launch, h5pEntry(2, document(null), { statements: second }))
    const rows = await db
      .from('runtime_interactions')
      .where('attempt_id', attempt.id)
      .orderBy('n')
      .select('key', 'response', 'result', 'description', 'latency_seconds')
    assert.deepEqual(
      rows.map(({ key, response, result }) => [key, response, result]),
      [
        [SUB, '0', 'correct'],
        ['0', 'ក', null],
      ]
    )
    assert.equal(rows[0].description, 'តើមួយណា?')
    assert.equal(rows[0].latency_seconds, 2.5)
    assert.lengthOf(await statements(attempt.id), 3)
    const [log] = await db.from('runtime_attempt_logs').where('attempt_id', attempt.id)
    assert.include(log.calls, '"400"')
  })

  test('clicking about is one statement for each part and sending; a wrong clock is set right', async ({
    assert,
  }) => {
    const { launch, attempt } = await begin()
    const future = clock.now().plus({ years: 3 }).toMillis()
    const list = [1, 2, 3].map((n) => ({ ...told(n, 'interacted', {}), at: future }))
    await commit(launch, h5pEntry(1, document(null), { statements: list }))
    const kept = await statements(attempt.id)
    assert.lengthOf(kept, 1)
    assert.isAtMost(Date.parse(kept[0].json.timestamp), Date.now() + 1000)
  })

  test('looking back records nothing', async ({ assert }) => {
    const { row, person, launch, attempt } = await begin()
    await commit(launch, h5pEntry(1, document({ score: 1, max: 2, success: null })))
    const { launch: review } = await launchFor(row, person.id, 'review')
    const result = { score: 2, max: 2, success: true }
    await commit(review, h5pEntry(1, document(result), { statements: [told(1, 'completed', {})] }))
    assert.equal((await attemptOf(attempt.id)).scoreRaw, 1)
    assert.lengthOf(await statements(attempt.id), 0)
  })
})
