import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { forget } from '#shared/remembered'
import { noticeBlocks } from '#identity/queries/privacy_notice'
import { signedIn } from '#tests/support/operations'
import { makeInstitution } from '#tests/support/accounts'
import { makeContact, makeNotice } from '#tests/support/safety'
import { BrowserSession } from '#tests/support/browser_session'

test.group('The privacy notice', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => (forget(), forget))

  test('is asked for at the first page, leads on to where one was going, and is asked once', async ({
    assert,
  }) => {
    const { browser, person } = await signedIn('student')
    const notice = await makeNotice()
    const stopped = await browser.get('/library?q=rice')
    assert.equal(stopped.location, '/privacy-notice')
    const page = await browser.get('/privacy-notice')
    assert.include(page.html, 'In simple words.')
    const answer = await browser.post('/privacy-notice/acknowledgement', { notice: notice.id })
    assert.equal(answer.location, '/library?q=rice')
    const again = await browser.get('/library?q=rice')
    assert.equal(again.status, 200)
    const rows = await db.from('identity_consents').where('person_id', person.id)
    assert.lengthOf(rows, 1)
    assert.equal(rows[0].notice_id, notice.id)
  })

  test('is asked for again when it changes, and only the words that were read count', async ({
    assert,
  }) => {
    const { browser } = await signedIn('teacher')
    const first = await makeNotice()
    await browser.get('/privacy-notice')
    await browser.post('/privacy-notice/acknowledgement', { notice: first.id })
    assert.equal((await browser.get('/me')).status, 200)
    await makeNotice()
    assert.equal((await browser.get('/me')).location, '/privacy-notice')
    await browser.get('/privacy-notice')
    await browser.post('/privacy-notice/acknowledgement', { notice: first.id })
    assert.equal((await browser.get('/me')).location, '/privacy-notice')
  })

  test('leaves the way open to a report and to sign out', async ({ assert }) => {
    const { browser } = await signedIn('student')
    await makeNotice()
    assert.equal((await browser.get('/report')).status, 200)
    await browser.post('/sign-out')
    assert.include((await browser.get('/me')).location!, '/sign-in')
  })

  test('visitors read both texts; the paper has the contacts of the school', async ({ assert }) => {
    await makeNotice()
    const visitor = new BrowserSession()
    const adult = await visitor.get('/privacy-notice')
    assert.include(adult.html, '<li>one</li>')
    const pupil = await visitor.get('/privacy-notice?for=pupils')
    assert.include(pupil.html, 'ពាក្យងាយៗ')
    const school = await makeInstitution()
    const leader = await signedIn('school_leader', school)
    await makeContact(school, leader.person.id)
    const paper = await leader.browser.get('/privacy-notice/print')
    assert.include(paper.html, '012 000 000')
    assert.include(paper.html, '<svg')
  })

  test('administrators of the whole publish a version, whose name is new', async ({ assert }) => {
    const { browser } = await signedIn('administrator')
    const { version } = await makeNotice()
    const words = 'These are more than fifty characters of plain and honest words.'
    const form = { text_km: words, text_en: words, pupil_km: words, pupil_en: words }
    await browser.get('/privacy-notice/edit')
    const taken = await browser.submit('PUT', '/privacy-notice', { ...form, version })
    assert.equal(taken.status, 422)
    const good = await browser.submit('PUT', '/privacy-notice', { ...form, version: 'next' })
    assert.equal(good.status, 303)
    assert.isNotNull(await db.from('identity_privacy_notices').where('version', 'next').first())
  })

  test('its lines become headings, lists and paragraphs, and nothing else', ({ assert }) => {
    assert.deepEqual(noticeBlocks('## A\n\n- b\n- c\nd\n<b>e</b>'), [
      { kind: 'heading', lines: ['A'] },
      { kind: 'list', lines: ['b', 'c'] },
      { kind: 'text', lines: ['d'] },
      { kind: 'text', lines: ['<b>e</b>'] },
    ])
  })
})
