import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { appUrl } from '#config/app'
import { learner } from '#runtime/statements/learner'
import { makeInstitution } from '#tests/support/accounts'
import { makeResource, signedIn } from '#tests/support/library'
import { BrowserSession } from '#tests/support/browser_session'
import { relayAll } from '#shared/outbox/relay'

test.group('Who reads a resource', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const statements = async () => {
    await relayAll()
    const rows = await db.from('runtime_statements').where('source', 'page').orderBy('id')
    return rows.map((row) => ({ ...JSON.parse(row.statement), at: row.institution_id }))
  }

  test('stands in the record store once a day, under the learner’s own name there', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const resource = await makeResource({ state: 'published' })
    const { browser, person } = await signedIn('student', school)
    const path = `/library/${resource.code}`
    for (let n = 0; n < 3; n++) assert.equal((await browser.get(path)).status, 200)
    const [said, ...more] = await statements()
    assert.lengthOf(more, 0)
    assert.deepEqual(said.actor, learner(person.id))
    assert.match(said.verb.id, /viewed$/)
    assert.equal(said.object.id, appUrl + path)
    assert.equal(said.object.definition.name.km, resource.titleKm)
    assert.equal(said.at, school)
    const again = await signedIn('student', school)
    await again.browser.get(path)
    assert.lengthOf(await statements(), 2, 'another reader')
  })

  test('visitors and drafts leave nothing', async ({ assert }) => {
    const resource = await makeResource({ state: 'published' })
    await new BrowserSession().get(`/library/${resource.code}`)
    const draft = await makeResource({ state: 'draft' })
    const { browser } = await signedIn('administrator')
    await browser.get(`/library/${draft.code}`)
    assert.lengthOf(await statements(), 0)
  })
})
