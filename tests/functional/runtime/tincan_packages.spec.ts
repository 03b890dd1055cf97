import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { bring, zipOf } from '#tests/support/packages'
import { launchFor } from '#tests/support/runtime'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { recorded } from '#tests/support/player'
import { takeLaunch } from '#runtime/actions/take_launch'

const content = `http://127.0.0.1:${process.env.CONTENT_PORT}`
const ROOT = 'https://example.org/lesson'
const ADL = 'http://adlnet.gov/expapi/verbs'

const activity = (more: string, id = ROOT) =>
  `<activity id="${id}" type="http://adlnet.gov/expapi/activities/course"><name lang="km">មេរៀន xAPI</name>${more}</activity>`
const tincan = (inside: string) =>
  `<?xml version="1.0"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities>${inside}</activities></tincan>`

const make = async (inside: string, files: Record<string, string> = { 'start.html': 'x' }) =>
  bring(await zipOf({ 'tincan.xml': tincan(inside), ...files }), await makeInstitution())

async function begun() {
  const { row } = await make(activity('<launch lang="km">start.html?a=1</launch>'))
  const { person } = await makeAccount()
  const { launch, attempt } = await launchFor(row, person.id)
  const state = (await takeLaunch(launch)) as unknown as { href: string }
  const query = Object.fromEntries(new URL(state.href).searchParams)
  const headers = {
    'authorization': query.auth,
    'x-experience-api-version': '1.0.3',
    'content-type': 'application/json',
  }
  const tell = async (verb: string, more: object = {}) => {
    const statement = {
      ...{ actor: JSON.parse(query.actor), verb: { id: `${ADL}/${verb}` }, object: { id: ROOT } },
      ...more,
    }
    const body = JSON.stringify(statement)
    const answer = await fetch(`${content}/xapi/statements`, { method: 'POST', headers, body })
    return answer.status
  }
  const read = async () => {
    const answer = await fetch(`${content}/xapi/statements`, { headers })
    return (await answer.json()) as { statements: object[] }
  }
  return { row, person, launch, attempt, query, tell, read }
}

test.group('xAPI packages', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the launch has what such packages look for', async ({ assert }) => {
    const { query, attempt, row } = await begun()
    assert.equal(row.title, 'មេរៀន xAPI')
    assert.equal(query.a, '1')
    assert.deepEqual([query.registration, query.activity_id], [attempt.id, ROOT])
    assert.match(query.endpoint, /\/xapi\/$/)
  })

  test('what it says of its own activity decides', async ({ assert }) => {
    const { row, tell } = await begun()
    assert.equal(await tell('initialized'), 200)
    assert.equal(await tell('completed', { object: { id: `${ROOT}/level/1` } }), 200)
    assert.equal((await recorded(row.id)).attempt.completion, 'incomplete')
    const response = { definition: { interactionType: 'choice' } }
    const result = { response: 'ក', success: true }
    await tell('answered', { object: { id: `${ROOT}/q1`, ...response }, result })
    assert.equal(await tell('passed', { result: { score: { scaled: 0.75 } } }), 200)
    const { attempt, scos } = await recorded(row.id)
    assert.deepEqual([attempt.completion, attempt.success], ['completed', 'passed'])
    assert.deepEqual([attempt.scoreScaled, scos[0].sessions], [0.75, 1])
  })

  test('it speaks of its learner only, and reads no other statements', async ({ assert }) => {
    const other = await begun()
    await other.tell('completed', { context: { registration: other.attempt.id } })
    const { tell, read, attempt } = await begun()
    assert.equal(await tell('completed', { actor: { mbox: 'mailto:a@example.org' } }), 403)
    const elsewhere = { context: { registration: other.attempt.id } }
    assert.equal(await tell('completed', elsewhere), 403)
    assert.equal(await tell('experienced', { context: { registration: attempt.id } }), 200)
    assert.lengthOf((await read()).statements, 1)
  })

  test('an older window and one that looks back change nothing', async ({ assert }) => {
    const { row, person, tell } = await begun()
    const newer = await launchFor(row, person.id)
    await takeLaunch(newer.launch)
    assert.equal(await tell('completed'), 403)
    assert.notEqual((await recorded(row.id)).attempt.completion, 'completed')
  })

  test('what cannot be opened is refused by name', async ({ assert }) => {
    const codes = async (inside: string) => (await make(inside)).codes
    assert.deepEqual(await codes(''), ['tincan_empty'])
    assert.deepEqual(await codes(activity('')), ['tincan_launch'])
    assert.deepEqual(await codes(activity('<launch>absent.html</launch>')), ['tincan_file'])
    assert.deepEqual(await codes(activity('<launch>https://e.org/</launch>')), ['tincan_outside'])
    assert.deepEqual(await codes(activity('<launch>start.html</launch>', 'lesson')), ['tincan_iri'])
  })
})
