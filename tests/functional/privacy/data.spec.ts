import { test } from '@japa/runner'
import yauzl from 'yauzl'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { relayAll } from '#shared/outbox/relay'
import { makeAccount, makeInstitution, PASSWORD } from '#tests/support/accounts'
import { exportPath } from '#identity/actions/make_data_export'
import { notify } from '#identity/actions/notify'
import Person from '#identity/models/person'
import { transaction } from '#shared/database/transaction'
import { handlersOf } from '#operations/privacy/tell_of_request'
import { makeCountry } from '#tests/support/people'
import PrivacyRequest from '#operations/models/privacy_request'
import { makeEntry, signedIn } from '#tests/support/operations'
import { makeReport, makeRequest } from '#tests/support/safety'
import { makePackage } from '#tests/support/runtime'
import { BrowserSession } from '#tests/support/browser_session'

let tables: string[] = []

const PERSON = { surnameLatin: 'Vannak', givenLatin: 'Leakena', phone: '011223344' }

test.group("People's own data", (group) => {
  // Read before a transaction takes the one connection of SQLite.
  group.setup(async () => {
    tables = await db.connection().getAllTables(['public'])
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  async function pupil(institutionId?: string) {
    const school = institutionId ?? (await makeInstitution())
    const account = await makeAccount({
      ...{ role: 'student', institutionId: school, person: PERSON, user: { locale: 'en' } },
    })
    const browser = new BrowserSession()
    await browser.signIn(account.username, PASSWORD)
    return { ...account, school, browser }
  }

  test('the page shows what is held, of nobody else, and no secret', async ({ assert }) => {
    const { browser, user } = await pupil()
    const other = await makeAccount({ person: { phone: '099999999' } })
    await makeReport({ reporterId: other.person.id, text: 'of the other' })
    const { html } = await browser.get('/me/data')
    assert.include(html, 'Leakena')
    assert.include(html, '011223344')
    const account = await browser.get('/me/data?kind=identity.account')
    assert.include(account.html, user.username)
    const reports = await browser.get('/me/data?kind=operations.reports')
    const all = html + account.html + reports.html
    for (const foreign of ['099999999', 'of the other', user.password!]) {
      assert.notInclude(all, foreign)
    }
  })

  test('says everything in words of the language, never in codes', async ({ assert }) => {
    const { browser, person, school } = await pupil()
    const notice = { kind: 'identity.membership_added', to: [person.id] }
    const data = { role: { km: 'សិស្ស', en: 'Pupil' }, institution: 'Trapeang' }
    await transaction((trx) => notify(trx, { ...notice, data }))
    const { launch } = await makePackage(school)
    await db.from('runtime_attempts').where('id', launch.attemptId).update({ person_id: person.id })
    await makeEntry({ subject: { type: 'person', id: person.id } })
    const words = {
      'identity.sign_ins': 'Password',
      'identity.notifications': 'You have a new role',
      'runtime.attempts': 'Nothing said yet',
      'shared.audit': 'Person',
    }
    for (const [kind, word] of Object.entries(words)) {
      const { html } = await browser.get(`/me/data?kind=${kind}`)
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main'))
      const cells = [...main.matchAll(/<(?:td|dd)[^>]*>\s*([^<]*?)\s*</g)].map(([, text]) => text)
      assert.include(cells, word, kind)
      assert.deepEqual(
        cells.filter((text) => /^[a-z]+(?:[._][a-z]+)*$/.test(text)),
        [],
        kind
      )
    }
  })

  test('the file is made by a job, fetched by its owner alone, and goes after a week', async ({
    assert,
  }) => {
    const { browser } = await pupil()
    await browser.get('/me/data')
    await browser.post('/me/data/exports')
    await relayAll()
    const row = await db.from('identity_data_exports').firstOrFail()
    assert.equal(row.state, 'ready')
    const names = await entriesOf(exportPath(row.id))
    assert.includeMembers(names, ['data.json', 'data.html', 'identity.person.csv'])
    assert.equal((await browser.get(`/me/data/exports/${row.id}`)).status, 200)
    const { browser: stranger } = await pupil()
    assert.equal((await stranger.get(`/me/data/exports/${row.id}`)).status, 404)
    const over = clock.now().minus({ minutes: 1 })
    await db.from('identity_data_exports').update({ expires_at: sqlTime(over) })
    assert.equal((await browser.get(`/me/data/exports/${row.id}`)).status, 404)
  })

  test('a request comes to the school, once, and is answered with a reason', async ({ assert }) => {
    const { browser, school, person } = await pupil()
    const leader = await signedIn('school_leader', school)
    const elsewhere = await signedIn('school_leader')
    const form = { kind: 'correction', text: 'My name is Leakhena.' }
    await browser.get('/me/privacy-requests')
    assert.equal((await browser.post('/me/privacy-requests', form)).status, 303)
    assert.equal((await browser.post('/me/privacy-requests', form)).status, 422)
    const request = await PrivacyRequest.findByOrFail('personId', person.id)
    const path = `/privacy-requests/${request.id}`
    assert.include((await leader.browser.get('/privacy-requests')).html, path)
    assert.notInclude((await elsewhere.browser.get('/privacy-requests')).html, path)
    assert.equal((await elsewhere.browser.get(path)).status, 403)
    assert.include((await leader.browser.get(path)).html, 'My name is Leakhena.')
    const answer = { state: 'done', reason: 'Corrected as asked.' }
    assert.equal((await browser.submit('PUT', path, answer)).status, 403)
    assert.equal((await leader.browser.submit('PUT', path, answer)).status, 303)
    assert.include((await browser.get(path)).html, 'Corrected as asked.')
    assert.equal((await leader.browser.submit('PUT', path, answer)).status, 422)
    const looks = await db.from('shared_audit').where('verb', 'operations.privacy_request_viewed')
    assert.lengthOf(looks, 1)
  })

  test('the school opens a request for a guardian and says how it knew them', async ({
    assert,
  }) => {
    const { school, person } = await pupil()
    const { browser } = await signedIn('school_leader', school)
    const path = `/people/${person.id}/privacy-requests`
    const page = await browser.get(`/people/${person.id}`)
    assert.include(page.html, path)
    const teacher = await signedIn('teacher', school)
    assert.notInclude((await teacher.browser.get(`/people/${person.id}`)).html, path)
    await browser.get(path)
    assert.equal((await browser.post(path, { kind: 'deletion' })).status, 422)
    const asker = { asker_name: 'Chan Sophea', asker_relation: 'mother' }
    const form = { ...asker, kind: 'deletion', identity_check: 'Known to the teacher' }
    const { location } = await browser.post(path, form)
    const { html } = await browser.get(location!)
    for (const words of ['Chan Sophea', 'mother', 'Known to the teacher']) {
      assert.include(html, words)
    }
    assert.include(html, 'href="/privacy-requests"')
    assert.notInclude(html, 'my data')
  })

  test('a granted deletion leaves no name anywhere, ends the account, keeps the rows', async ({
    assert,
  }) => {
    const { browser, school, person, username } = await pupil()
    const leader = await signedIn('school_leader', school)
    await makeReport({ reporterId: person.id, reporterContact: '011223344' })
    await makeEntry({ subject: { type: 'person', id: person.id } })
    const wish = { kind: 'deletion', institutionId: school }
    const { id } = await makeRequest(person.id, wish)
    await leader.browser.get(`/privacy-requests/${id}`)
    const answer = { state: 'done', reason: 'As the mother asked.' }
    const done = await leader.browser.submit('PUT', `/privacy-requests/${id}`, answer)
    assert.equal(done.status, 303)
    const erased = await Person.findOrFail(person.id)
    assert.isNotNull(erased.erasedAt)
    for (const value of ['Leakena', 'Vannak', '011223344', username]) {
      assert.deepEqual(await holding(value), [], value)
    }
    assert.notEqual((await browser.get('/me')).status, 200)
    assert.isAbove((await db.from('shared_audit').where('subject_id', person.id)).length, 0)
  })

  test('who may answer is told of a request, and who asked of the answer', async ({ assert }) => {
    const { browser, school, person } = await pupil()
    const leader = await signedIn('school_leader', school)
    const teacher = await signedIn('teacher', school)
    await browser.get('/me/privacy-requests')
    await browser.post('/me/privacy-requests', { kind: 'correction', text: 'My name.' })
    const { id } = await PrivacyRequest.findByOrFail('person_id', person.id)
    const told = (personId: string) =>
      db.from('identity_notifications').where('person_id', personId).select('kind', 'href')
    const opened = { kind: 'operations.privacy_request_opened', href: `/privacy-requests/${id}` }
    assert.deepEqual(await told(leader.person.id), [opened])
    assert.deepEqual(await told(teacher.person.id), [])
    assert.deepEqual(await told(person.id), [])
    await leader.browser.get(`/privacy-requests/${id}`)
    const answer = { state: 'done', reason: 'Corrected.' }
    await leader.browser.submit('PUT', `/privacy-requests/${id}`, answer)
    const answered = { ...opened, kind: 'operations.privacy_request_answered' }
    assert.deepEqual(await told(person.id), [answered])
  })

  test('about the only leader of a school it goes to those above, never to the leader', async ({
    assert,
  }) => {
    const { province, school } = await makeCountry()
    const leader = await signedIn('school_leader', school)
    const officer = await signedIn('provincial_officer', province)
    const about = { institutionId: school, personId: leader.person.id }
    assert.deepEqual(await transaction((trx) => handlersOf(trx, about)), [officer.person.id])
  })

  test('is taken back by who opened it, once, and cannot be answered then', async ({ assert }) => {
    const { browser, school, person } = await pupil()
    const leader = await signedIn('school_leader', school)
    const request = await makeRequest(person.id, { institutionId: school })
    const path = `/privacy-requests/${request.id}`
    const withdrawal = `${path}/withdrawal`
    assert.notInclude((await leader.browser.get(path)).html, withdrawal)
    assert.equal((await leader.browser.post(withdrawal)).status, 403)
    assert.include((await browser.get(path)).html, withdrawal)
    assert.equal((await browser.post(withdrawal)).status, 303)
    assert.equal((await request.refresh()).state, 'withdrawn')
    assert.notInclude((await browser.get(path)).html, withdrawal)
    const answer = { state: 'done', reason: 'Late.' }
    await leader.browser.get(path)
    assert.equal((await leader.browser.submit('PUT', path, answer)).status, 422)
    await browser.post(withdrawal)
    const verb = 'operations.privacy_request_withdrawn'
    assert.lengthOf(await db.from('shared_audit').where({ verb }), 1)
  })

  test('the last administrator is not erased', async ({ assert }) => {
    const top = await makeInstitution()
    await db.from('identity_memberships').where('role', 'administrator').delete()
    const only = await signedIn('administrator', top)
    const { id } = await makeRequest(only.person.id, { kind: 'deletion', institutionId: top })
    const answer = { state: 'done', reason: 'Wanted.' }
    const own = await only.browser.submit('PUT', `/privacy-requests/${id}`, answer)
    assert.equal(own.status, 403)
  })
})

/** The tables and columns in which a text still stands. */
async function holding(text: string) {
  const found: string[] = []
  for (const table of tables) {
    if (!/^(identity|operations|library|institutions)_/.test(table)) continue
    for (const row of await db.from(table).select('*')) {
      for (const [column, value] of Object.entries(row)) {
        const words = typeof value === 'string' ? value : JSON.stringify(value ?? '')
        if (words.includes(text)) found.push(`${table}.${column}`)
      }
    }
  }
  return found
}

function entriesOf(path: string): Promise<string[]> {
  const names: string[] = []
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry) => {
        names.push(entry.fileName)
        zip.readEntry()
      })
      zip.on('end', () => resolve(names))
      zip.readEntry()
    })
  })
}
