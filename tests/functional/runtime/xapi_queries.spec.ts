import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { agent, statement, xapiClient } from '#tests/support/lrs'

const lesson = (n: number | string) => `https://example.kh/lessons/${n}`
const verb = (name: string) => ({ id: `https://example.kh/verbs/${name}` })

test.group('The record store: questions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('each parameter narrows, several narrow together', async ({ assert }) => {
    const lrs = await xapiClient()
    const registration = randomUUID()
    await lrs.send([
      statement({ verb: verb('read') }),
      statement({ verb: verb('read'), actor: agent('nary') }),
      statement({ verb: verb('wrote'), object: { id: lesson(2) }, context: { registration } }),
    ])
    const count = async (values: object) => (await lrs.find(values)).length
    assert.equal(await count({}), 3)
    assert.equal(await count({ verb: verb('read').id }), 2)
    assert.equal(await count({ agent: agent('nary') }), 1)
    assert.equal(await count({ activity: lesson(2) }), 1)
    assert.equal(await count({ registration }), 1)
    assert.equal(await count({ verb: verb('read').id, agent: agent('dara') }), 1)
    assert.equal(await count({ registration, verb: verb('read').id }), 0)
  })

  test('related agents and activities are found only when asked for', async ({ assert }) => {
    const lrs = await xapiClient()
    const contextActivities = { grouping: [{ id: lesson('course') }] }
    await lrs.send(statement({ context: { instructor: agent('teacher'), contextActivities } }))
    const course = { activity: lesson('course') }
    assert.lengthOf(await lrs.find(course), 0)
    assert.lengthOf(await lrs.find({ ...course, related_activities: 'true' }), 1)
    assert.lengthOf(await lrs.find({ agent: agent('teacher') }), 0)
    const related = { agent: agent('teacher'), related_agents: 'true' }
    assert.lengthOf(await lrs.find(related), 1)
    assert.lengthOf(await lrs.find({ ...related, ...course, related_activities: 'true' }), 1)
    assert.lengthOf(await lrs.find({ ...related, activity: lesson('other') }), 0)
  })

  test('members of a group are found, an agent as object too', async ({ assert }) => {
    const lrs = await xapiClient()
    const members = { objectType: 'Group', member: [agent('bopha')] }
    await lrs.send([statement({ actor: members }), statement({ object: agent('bopha') })])
    assert.lengthOf(await lrs.find({ agent: agent('bopha') }), 2)
  })

  test('who points to a statement is found with it, whichever comes first', async ({ assert }) => {
    const lrs = await xapiClient()
    const [first, second] = [randomUUID(), randomUUID()]
    const pointing = (id: string, target: string) =>
      statement({
        ...{ id, actor: agent('teacher'), verb: verb('commented') },
        object: { objectType: 'StatementRef', id: target },
      })
    await lrs.send(pointing(randomUUID(), second))
    await lrs.send(pointing(second, first))
    assert.lengthOf(await lrs.find({ agent: agent('dara') }), 0)
    await lrs.send(statement({ id: first }))
    assert.lengthOf(await lrs.find({ agent: agent('dara') }), 3)
    assert.lengthOf(await lrs.find({ activity: lesson(1), agent: agent('dara') }), 3)
    assert.lengthOf(await lrs.find({ agent: agent('teacher'), activity: lesson(1) }), 0)
  })

  test('pages follow each other without gap or repetition, both ways', async ({ assert }) => {
    const lrs = await xapiClient()
    const ids = Array.from({ length: 7 }, () => randomUUID())
    await lrs.send(ids.map((id) => statement({ id })))
    const walk = async (ascending: boolean) => {
      const seen: string[] = []
      let next = `/statements?limit=3&ascending=${ascending}&agent=${encodeURIComponent(JSON.stringify(agent('dara')))}`
      while (next) {
        const answer = await lrs.ask('GET', next)
        const { statements, more } = (await answer.json()) as any
        seen.push(...statements.map((one: any) => one.id))
        next = more.replace('/xapi', '')
      }
      return seen
    }
    assert.deepEqual(await walk(true), ids)
    assert.deepEqual(await walk(false), ids.toReversed())
  })

  test('since is after, until is up to', async ({ assert }) => {
    const lrs = await xapiClient()
    await lrs.send(statement())
    const [{ stored }] = await lrs.find()
    assert.lengthOf(await lrs.find({ since: stored }), 0)
    assert.lengthOf(await lrs.find({ until: stored }), 1)
    const before = new Date(new Date(stored).getTime() - 1).toISOString()
    assert.lengthOf(await lrs.find({ since: before }), 1)
    assert.lengthOf(await lrs.find({ until: before }), 0)
  })

  test('formats: ids, canonical in the language of the reader, exact', async ({ assert }) => {
    const lrs = await xapiClient()
    const name = { en: 'Lesson', km: 'មេរៀន' }
    const object = { objectType: 'Activity', id: lesson(9), definition: { name } }
    await lrs.send(statement({ object, actor: { ...agent('dara'), name: 'Dara' } }))
    const get = async (format: string) => {
      const headers = { 'accept-language': 'km;q=0.9, en;q=0.1' }
      const answer = await lrs.ask('GET', `/statements?format=${format}`, undefined, headers)
      return ((await answer.json()) as any).statements[0]
    }
    assert.deepEqual((await get('ids')).object, { id: lesson(9) })
    assert.notProperty((await get('ids')).actor, 'name')
    assert.deepEqual((await get('canonical')).object.definition.name, { km: 'មេរៀន' })
    assert.deepEqual((await get('exact')).object, object)
  })

  test('refuses what it does not know', async ({ assert }) => {
    const lrs = await xapiClient()
    const status = async (query: string) => (await lrs.ask('GET', `/statements?${query}`)).status
    for (const query of [
      ...['verbs=a', 'verb=nothing', 'limit=-1', 'limit=a', 'ascending=yes', 'since=yesterday'],
      ...['agent=dara', 'registration=1', 'format=xml', 'more=abc'],
      `statementId=${randomUUID()}&limit=1`,
      `statementId=${randomUUID()}&voidedStatementId=${randomUUID()}`,
    ]) {
      assert.equal(await status(query), 400, query)
    }
    assert.equal(await status(`statementId=${randomUUID()}`), 404)
  })

  test('knows activities and agents by what statements said of them', async ({ assert }) => {
    const lrs = await xapiClient()
    const define = (definition: object) =>
      lrs.send(statement({ object: { id: lesson(3), definition } }))
    await define({ name: { en: 'Three' }, type: 'https://example.kh/types/lesson' })
    await define({ name: { km: 'បី' } })
    const query = lrs.query({ activityId: lesson(3) })
    const known = (await (await lrs.ask('GET', `/activities?${query}`)).json()) as any
    assert.deepEqual(known.definition, {
      name: { en: 'Three', km: 'បី' },
      type: 'https://example.kh/types/lesson',
    })
    await lrs.send(statement({ actor: { ...agent('nary'), name: 'Nary' } }))
    const asked = lrs.query({ agent: agent('nary') })
    const person = await (await lrs.ask('GET', `/agents?${asked}`)).json()
    assert.deepEqual(person, {
      objectType: 'Person',
      name: ['Nary'],
      mbox: ['mailto:nary@example.kh'],
    })
  })
})
