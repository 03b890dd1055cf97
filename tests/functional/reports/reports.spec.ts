import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { cleanPage } from '#operations/reports/kinds'
import FollowReports, { reportsNeedCare } from '#operations/jobs/follow_reports'
import Report from '#operations/models/report'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { makeCountry } from '#tests/support/people'
import { signedIn } from '#tests/support/operations'
import { makeContact, makeReport } from '#tests/support/safety'
import { BrowserSession } from '#tests/support/browser_session'

const WORDS = { kind: 'bullying', text: 'He takes my books every day.' }

test.group('Reports of problems and people', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => clock.release())

  test('every page has the way, which keeps the address without ids and query', async ({
    assert,
  }) => {
    const visitor = new BrowserSession()
    const { html } = await visitor.get('/library?q=secret')
    assert.include(html, 'href="/report?page=%2Flibrary"')
    await makeAccount()
    const signIn = await visitor.get('/sign-in')
    assert.include(signIn.html, 'href="/report?page=%2Fsign-in"')
    assert.include(signIn.html, 'href="/privacy-notice"')
    const id = '0198f2d4-1111-7222-8333-444455556666'
    assert.equal(cleanPage(`/people/${id}?q=x#y`), '/people/…')
    for (const bad of ['//evil.example', 'https://evil.example', undefined, '/a\\b']) {
      assert.isNull(cleanPage(bad))
    }
  })

  test('reaches the nearest contacts of its topic, and nobody else', async ({ assert }) => {
    const { province, district, school } = await makeCountry()
    const safety = await signedIn('teacher', school)
    const technical = await signedIn('teacher', school)
    const leader = await signedIn('school_leader', school)
    await makeContact(school, safety.person.id, 'safety')
    await makeContact(school, technical.person.id, 'technical')
    await makeContact(province, (await signedIn('provincial_officer', province)).person.id)
    const pupil = await signedIn('student', school)
    await pupil.browser.get('/report?page=/library')
    const sent = await pupil.browser.post('/report', { ...WORDS, page: '/library' })
    const report = await Report.findByOrFail('reporterId', pupil.person.id)
    assert.equal(sent.location, `/report/${report.code}`)
    assert.equal(report.handlerId, school)
    const path = `/moderation/${report.id}`
    const page = await safety.browser.get(path)
    assert.include(page.html, WORDS.text)
    assert.include(page.html, 'Dara')
    assert.include((await safety.browser.get('/moderation')).html, path)
    assert.notInclude((await technical.browser.get('/moderation')).html, path)
    for (const stranger of [technical, leader, pupil]) {
      assert.equal((await stranger.browser.get(path)).status, 403)
    }
    const entries = await db.from('shared_audit').where('verb', 'operations.report_filed')
    assert.notInclude(JSON.stringify(entries), pupil.person.id)
    assert.isTrue([province, district].every((id) => id !== report.handlerId))
  })

  test('goes to the level above where the school has no contact, or is what it is about', async ({
    assert,
  }) => {
    const { province, school } = await makeCountry()
    const officer = await signedIn('provincial_officer', province)
    await makeContact(province, officer.person.id)
    const pupil = await signedIn('student', school)
    await pupil.browser.get('/report')
    await pupil.browser.post('/report', WORDS)
    assert.equal((await Report.query().firstOrFail()).handlerId, province)
    await makeContact(school, (await signedIn('teacher', school)).person.id)
    await pupil.browser.get('/report')
    await pupil.browser.post('/report', { ...WORDS, kind: 'abuse', above: '1' })
    assert.equal((await Report.findByOrFail('kind', 'abuse')).handlerId, province)
  })

  test('where nobody is named the administrators of the whole have it', async ({ assert }) => {
    const top = await makeInstitution()
    const administrator = await signedIn('administrator', top)
    const visitor = new BrowserSession()
    await visitor.get('/report')
    const sent = await visitor.post('/report', { ...WORDS, contact: '012345678' })
    assert.equal(sent.status, 303)
    const status = await visitor.get(sent.location!)
    assert.equal(status.status, 200)
    assert.notInclude(status.html, WORDS.text)
    const { id } = await Report.query().firstOrFail()
    const page = await administrator.browser.get(`/moderation/${id}`)
    assert.include(page.html, '012345678')
  })

  test('a visitor sends five an hour', async ({ assert }) => {
    const visitor = new BrowserSession()
    await visitor.get('/report')
    for (let n = 0; n < 5; n++) {
      await visitor.get('/report')
      assert.equal((await visitor.post('/report', WORDS)).status, 303)
    }
    await visitor.get('/report')
    const sixth = await visitor.post('/report', WORDS)
    assert.equal(sixth.status, 422)
    assert.include(sixth.html, WORDS.text)
  })

  test('is taken, answered and closed; its author sees answers without names', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const contact = await signedIn('teacher', school)
    await makeContact(school, contact.person.id)
    const pupil = await signedIn('student', school)
    const { id, code } = await makeReport({
      ...{ reporterId: pupil.person.id, institutionId: school, handlerId: school },
      page: '/library/ABC',
    })
    const step = async (values: Record<string, string>) => {
      await contact.browser.get(`/moderation/${id}`)
      return contact.browser.post(`/moderation/${id}`, values)
    }
    assert.equal((await step({ step: 'take' })).status, 303)
    await step({ step: 'note', text: 'Spoke with the class teacher.' })
    await step({ step: 'answer', text: 'We look after it.' })
    assert.equal((await step({ step: 'close', text: 'Done.' })).status, 422)
    await step({ step: 'close', text: 'It has ended.', outcome: 'referred' })
    const report = await Report.findOrFail(id)
    assert.deepEqual([report.state, report.assignedTo], ['closed', contact.person.id])
    const { html } = await pupil.browser.get(`/report/${code}`)
    assert.include(html, 'We look after it.')
    assert.include(html, 'It has ended.')
    assert.notInclude(html, 'Spoke with the class teacher.')
    const stranger = await signedIn('student', school)
    assert.equal((await stranger.browser.get(`/report/${code}`)).status, 404)
    assert.equal((await step({ step: 'note', text: 'Too late.' })).status, 422)
  })

  test('is reminded of before its time and handed up after it, until the top', async ({
    assert,
  }) => {
    const { province, school } = await makeCountry()
    await makeContact(school, (await signedIn('teacher', school)).person.id)
    await makeContact(province, (await signedIn('provincial_officer', province)).person.id)
    const now = clock.now()
    const made = await makeReport({ institutionId: school, handlerId: school })
    const follow = async (hours: number) => {
      clock.freeze(now.plus({ hours }))
      const outcome = await new FollowReports().run()
      await made.refresh()
      return [outcome.reports_reminded, outcome.reports_escalated]
    }
    assert.deepEqual(await follow(1), [0, 0])
    assert.deepEqual(await follow(30), [1, 0])
    assert.deepEqual(await follow(31), [0, 0])
    assert.isFalse(await reportsNeedCare())
    clock.freeze(now.plus({ hours: 49 }))
    assert.isTrue(await reportsNeedCare())
    assert.deepEqual(await follow(49), [0, 1])
    assert.equal(made.handlerId, province)
    assert.deepEqual(await follow(98), [0, 1])
    assert.isNull(made.handlerId)
    assert.deepEqual(await follow(200), [0, 0])
  })

  test('contacts are staff, named by those who look after the institution', async ({ assert }) => {
    const school = await makeInstitution()
    const leader = await signedIn('school_leader', school)
    const teacher = await signedIn('teacher', school)
    const pupil = await signedIn('student', school)
    const form = { institution_id: school, topic: 'safety', phone: '' }
    await leader.browser.get('/moderation/contacts')
    const add = (username: string) =>
      leader.browser.post('/moderation/contacts', { ...form, username })
    assert.equal((await add(pupil.username)).status, 422)
    assert.equal((await add('nobody.here')).status, 422)
    assert.equal((await add(teacher.username)).status, 303)
    assert.equal((await add(teacher.username)).status, 422)
    const { id } = await db.from('operations_contacts').firstOrFail()
    const removed = await leader.browser.submit('DELETE', `/moderation/contacts/${id}`)
    assert.equal(removed.status, 303)
  })
})
