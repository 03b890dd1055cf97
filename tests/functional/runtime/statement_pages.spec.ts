import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import testUtils from '@adonisjs/core/services/test_utils'
import { transaction } from '#shared/database/transaction'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { statement } from '#tests/support/lrs'
import { learner } from '#runtime/statements/learner'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import RecordStore from '#runtime/models/record_store'

const record = (institutionId: string | null, values: object) =>
  transaction((trx) =>
    recordStatements(trx, ownAuthority('page', institutionId), [statement(values)])
  )

const lesson = (name: string) => ({
  object: { id: `https://a.kh/${name}`, definition: { name: { en: name, km: name } } },
})

const audited = (verb: string) => db.from('shared_audit').where('verb', verb)

test.group('Pages of learning records', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a leader sees those of the own institution only, found by name', async ({ assert }) => {
    const [school, elsewhere] = [await makeInstitution(), await makeInstitution()]
    const personId = randomUUID()
    const [id] = await record(school, { ...lesson('algebra'), actor: learner(personId) })
    await record(school, lesson('botany'))
    const [foreign] = await record(elsewhere, lesson('chemistry'))
    const { browser } = await signedIn('school_leader', school)
    const all = await browser.get('/administration/statements')
    assert.include(all.html, 'algebra')
    assert.include(all.html, 'botany')
    assert.notInclude(all.html, 'chemistry')
    const name = learner(personId).account.name
    const one = await browser.get(`/administration/statements?person=${name}`)
    assert.include(one.html, 'algebra')
    assert.notInclude(one.html, 'botany')
    const none = await browser.get('/administration/statements?verb=https://a.kh/never')
    assert.notInclude(none.html, 'algebra')
    assert.equal((await browser.get(`/administration/statements/${id}`)).status, 200)
    assert.equal((await browser.get(`/administration/statements/${foreign}`)).status, 404)
    assert.lengthOf(await audited('runtime.statement_read'), 1)
  })

  test('an activity that is only named has the name that others gave it', async ({ assert }) => {
    const school = await makeInstitution()
    const id = 'https://a.kh/lessons/light'
    await record(school, { ...lesson('x'), object: { id, definition: { name: { km: 'ពន្លឺ' } } } })
    await record(school, { ...lesson('y'), object: { id } })
    const { browser } = await signedIn('school_leader', school)
    const { html } = await browser.get('/administration/statements')
    assert.lengthOf([...html.matchAll(/ពន្លឺ/g)], 2)
  })

  test('older pages follow by a link', async ({ assert }) => {
    const school = await makeInstitution()
    const statements = Array.from({ length: 55 }, (_, n) => statement(lesson(`no-${n}-`)))
    await transaction((trx) => recordStatements(trx, ownAuthority('page', school), statements))
    const { browser } = await signedIn('school_leader', school)
    const first = await browser.get('/administration/statements')
    assert.include(first.html, 'no-54-')
    assert.notInclude(first.html, 'no-4-')
    const older = /before=([0-9a-f-]{36})/.exec(first.html)![1]
    const second = await browser.get(`/administration/statements?before=${older}`)
    assert.include(second.html, 'no-4-')
    assert.notInclude(second.html, 'no-54-')
  })

  test('downloads hold what the list shows, and are audited', async ({ assert }) => {
    const school = await makeInstitution()
    const [id] = await record(school, lesson('algebra'))
    await record(await makeInstitution(), lesson('chemistry'))
    const { browser } = await signedIn('school_leader', school)
    const csv = await browser.get('/administration/statement-exports')
    assert.include(csv.html, id)
    assert.notInclude(csv.html, 'chemistry')
    const json = await browser.get('/administration/statement-exports?format=json')
    assert.deepEqual(
      JSON.parse(json.html).map((one: { id: string }) => one.id),
      [id]
    )
    assert.lengthOf(await audited('runtime.statements_exported'), 2)
  })

  test('an administrator adds, changes and removes a record store', async ({ assert }) => {
    const { browser } = await signedIn('administrator', await makeInstitution())
    const path = '/administration/record-stores'
    const fields = {
      ...{ name: 'Ministry', endpoint: 'https://lrs.example.kh/xapi', username: 'key' },
      ...{ password: 'a secret', version: '1.0.3', verbs: '', activities: '', is_active: '1' },
    }
    assert.equal((await browser.post(path, { ...fields, password: '' })).status, 422)
    assert.equal((await browser.post(path, { ...fields, verbs: 'passed' })).status, 422)
    assert.equal((await browser.post(path, fields)).status, 303)
    const store = await RecordStore.findByOrFail('name', 'Ministry')
    assert.notInclude(store.password, 'a secret')
    assert.include((await browser.get(path)).html, 'https://lrs.example.kh/xapi')

    const paused = { ...fields, name: 'Paused', password: '', is_active: '' }
    assert.equal((await browser.submit('PUT', `${path}/${store.id}`, paused)).status, 303)
    const changed = await RecordStore.findOrFail(store.id)
    assert.equal(changed.state, 'paused')
    assert.equal(encryption.decrypt(changed.password), 'a secret')
    assert.equal((await browser.submit('DELETE', `${path}/${store.id}`)).status, 303)
    assert.isNull(await RecordStore.find(store.id))
    assert.lengthOf(await audited('runtime.record_store_saved'), 2)
  })
})
