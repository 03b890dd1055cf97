import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import LoginSession from '#identity/models/login_session'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { makeYearClass } from '#tests/support/classes'
import { makeCountry, signedIn } from '#tests/support/people'

const NOW = DateTime.fromISO('2026-11-10T03:00:00Z')
const later = (minutes: number) => clock.freeze(NOW.plus({ minutes }))

async function signIn(username: string, device?: 'shared' | 'own', browser = new BrowserSession()) {
  await browser.get('/sign-in')
  const fields = { identifier: username, password: PASSWORD }
  await browser.post('/sign-in', device ? { ...fields, device } : fields)
  return browser
}

const isIn = async (browser: BrowserSession) => (await browser.get('/me')).status === 200

test.group('Shared devices', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    clock.freeze(NOW)
    return () => clock.release()
  })

  test('sign out pupils after 30 minutes and staff after 15; own devices do not', async ({
    assert,
  }) => {
    const pupil = await makeAccount({ role: 'student' })
    const teacher = await makeAccount({ role: 'teacher' })
    const shared = await signIn(pupil.username)
    const own = await signIn(pupil.username, 'own')
    const staffShared = await signIn(teacher.username, 'shared')
    const staff = await signIn(teacher.username)
    later(14)
    assert.isTrue(await isIn(staffShared))
    later(30)
    assert.isFalse(await isIn(staffShared))
    assert.isTrue(await isIn(shared))
    assert.isTrue(await isIn(staff))
    later(61)
    assert.isFalse(await isIn(shared))
    assert.isTrue(await isIn(own))
    const open = await LoginSession.query().where('user_id', pupil.user.id).whereNull('ended_at')
    assert.lengthOf(open, 1)
  })

  test('pages of a person are kept by no browser; the sign-in is bound to its device', async ({
    assert,
  }) => {
    const { username } = await makeAccount({ role: 'student' })
    const browser = await signIn(username)
    const page = await browser.get('/me')
    assert.equal(page.headers.get('cache-control'), 'private, no-store')
    assert.match(page.html, /<meta name="person-mark"/)
    const visitor = await new BrowserSession().get('/library')
    assert.notInclude(visitor.headers.get('cache-control')!, 'no-store')
    assert.notInclude(visitor.html, 'person-key')

    const thief = new BrowserSession()
    for (const [name, value] of browser.cookies) {
      if (name !== 'tonle_device') thief.cookies.set(name, value)
    }
    assert.isFalse(await isIn(thief), 'a stolen session without its device')
  })

  test('an old session is worth nothing after signing out and in again', async ({ assert }) => {
    const { username } = await makeAccount({ role: 'student' })
    const browser = await signIn(username)
    const old = new Map(browser.cookies)
    await browser.post('/sign-out')
    assert.isFalse(browser.cookies.has('tonle_who'))
    await signIn(username, undefined, browser)
    const thief = new BrowserSession()
    for (const [name, value] of old) thief.cookies.set(name, value)
    assert.isFalse(await isIn(thief))
    assert.isTrue(await isIn(browser))
  })

  test('the end of a class signs out its pupils, and with the room who sat there', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const { schoolClass, pupils } = await makeYearClass(school, { name: '10A' }, 3, 1)
    const [one, two, three] = pupils
    const teacher = await signedIn('teacher', school)
    await schoolClass.merge({ homeroomPersonId: teacher.person.id }).save()
    const first = await signIn(one.username)
    const second = await signIn(two.username, 'own')
    // Somebody of another class sat down at a device of the room, somebody else is elsewhere.
    const device = await signIn(three.username)
    await device.post('/sign-out')
    const neighbour = await makeAccount({ role: 'student', institutionId: school })
    const faraway = await makeAccount({ role: 'student', institutionId: school })
    await signIn(neighbour.username, undefined, device)
    const elsewhere = await signIn(faraway.username)
    const page = `/classes/${schoolClass.id}/end`
    const done = await teacher.browser.post(page)
    assert.equal(done.location, `/classes/${schoolClass.id}`)
    assert.include((await teacher.browser.get(done.location!)).html, '2 នាក់ (ស្រី 1)')
    assert.deepEqual([await isIn(first), await isIn(second)], [false, false])
    assert.isTrue(await isIn(device), 'the room was not asked for')
    await teacher.browser.post(page, { room: '1', hours: '1' })
    assert.isFalse(await isIn(device))
    assert.deepEqual([await isIn(elsewhere), await isIn(teacher.browser)], [true, true])
  })

  test('only who teaches the class ends it', async ({ assert }) => {
    const { school } = await makeCountry()
    const { schoolClass } = await makeYearClass(school, { name: '10A' })
    const other = await signedIn('teacher', school)
    assert.equal((await other.browser.post(`/classes/${schoolClass.id}/end`)).status, 403)
  })
})
