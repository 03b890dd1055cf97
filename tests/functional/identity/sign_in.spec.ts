import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import User from '#identity/models/user'
import LoginSession from '#identity/models/login_session'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'

const WRONG = 'ឈ្មោះ និងពាក្យសម្ងាត់មិនត្រូវគ្នាទេ'

test.group('Signing in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => clock.release())

  test('takes a name in any of its forms')
    .with(['sok.dara', 'SOK.Dara', 'dara@example.org', '2045678901', '២០៤៥៦៧៨៩០១'])
    .run(async ({ assert }, identifier) => {
      await makeAccount({
        user: { username: 'sok.dara', email: 'dara@example.org' },
        person: { payrollId: '2045678901' },
      })
      const browser = new BrowserSession()
      const answer = await browser.signIn(identifier, PASSWORD)
      assert.equal(answer.status, 303)
      assert.equal(answer.location, '/')
      assert.include((await browser.get('/me')).html, 'sok.dara')
    })

  test('takes a student number and a PIN typed with Khmer digits', async ({ assert }) => {
    await makeAccount({ pin: '4829', person: { studentNumber: 'S-77' } })
    assert.equal((await new BrowserSession().signIn('s-77', '៤៨២៩')).status, 303)
    assert.equal((await new BrowserSession().signIn('S-77', '4829')).status, 303)
    assert.equal((await new BrowserSession().signIn('S-77', '4820')).status, 422)
  })

  test('a student number that two schools gave finds nobody', async ({ assert }) => {
    await makeAccount({ person: { studentNumber: '12' } })
    await makeAccount({ person: { studentNumber: '12' } })
    assert.equal((await new BrowserSession().signIn('12', PASSWORD)).status, 422)
  })

  test('answers an unknown name, a wrong password and a disabled account alike', async ({
    assert,
  }) => {
    const { username } = await makeAccount()
    const closed = await makeAccount({ user: { disabledAt: DateTime.utc() } })
    const answers = [
      await new BrowserSession().signIn('nobody.at.all', PASSWORD),
      await new BrowserSession().signIn(username, 'not the password'),
      await new BrowserSession().signIn(closed.username, PASSWORD),
    ]
    for (const { status, html } of answers) {
      assert.equal(status, 422)
      assert.include(html, WRONG)
      assert.notInclude(html, PASSWORD)
    }
  })

  test('locks after five wrong passwords, longer each time, and says for how long', async ({
    assert,
  }) => {
    const { user, username } = await makeAccount()
    const now = DateTime.utc(2026, 3, 2, 1)
    clock.freeze(now)
    for (let n = 1; n <= 5; n++) {
      assert.equal((await new BrowserSession().signIn(username, 'wrong')).status, 422)
    }
    const locked = await new BrowserSession().signIn(username, PASSWORD)
    assert.equal(locked.status, 429)
    assert.equal(locked.headers.get('retry-after'), '30')
    assert.include(locked.html, '30 វិនាទី')

    clock.freeze(now.plus({ seconds: 31 }))
    assert.equal((await new BrowserSession().signIn(username, 'wrong')).status, 422)
    const again = await new BrowserSession().signIn(username, PASSWORD)
    assert.equal(again.headers.get('retry-after'), '60')

    clock.freeze(now.plus({ seconds: 100 }))
    assert.equal((await new BrowserSession().signIn(username, PASSWORD)).status, 303)
    await user.refresh()
    assert.equal(user.failedAttempts, 0)
    assert.isNull(user.lockedUntil)
  })

  test('locks a name that nobody has just the same', async ({ assert }) => {
    await makeAccount()
    for (let n = 1; n <= 5; n++) {
      assert.equal((await new BrowserSession().signIn('ghost', 'wrong')).status, 422)
    }
    const locked = await new BrowserSession().signIn('ghost', 'wrong')
    assert.equal(locked.status, 429)
    assert.include(locked.html, '30 វិនាទី')
  })

  test('guesses sent at once do not outrun the lock', async ({ assert }) => {
    const { user, username } = await makeAccount()
    const browser = new BrowserSession()
    await browser.get('/sign-in')
    const guesses = Array.from({ length: 12 }, () =>
      browser.post('/sign-in', { identifier: username, password: 'wrong' })
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    assert.lengthOf(
      statuses.filter((status) => status === 422),
      5
    )
    await user.refresh()
    assert.equal(user.failedAttempts, 5)
  })

  test('stops an address after sixty failures', async ({ assert }) => {
    await makeAccount()
    const browser = new BrowserSession()
    await browser.get('/sign-in')
    for (let n = 0; n < 60; n++) {
      await browser.post('/sign-in', { identifier: `guess${n}`, password: 'wrong' })
    }
    const { username } = await makeAccount()
    const answer = await browser.signIn(username, PASSWORD)
    assert.equal(answer.status, 429)
    assert.include(answer.html, '10 នាទី')
  })

  test('goes back to where the person was going, only on this server')
    .with([
      ['/library?q=x', '/library?q=x'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['/%09/evil.example', '/%09/evil.example'],
      ['/\t/evil.example', '/'],
      ['https://evil.example/', '/'],
      ['javascript:alert(1)', '/'],
      ['/sign-out', '/'],
    ])
    .run(async ({ assert }, [wanted, location]) => {
      const { username } = await makeAccount()
      assert.equal(
        (await new BrowserSession().signIn(username, PASSWORD, wanted)).location,
        location
      )
    })

  test('a visitor of a page for signed-in people comes back to it', async ({ assert }) => {
    await makeAccount()
    const answer = await new BrowserSession().get('/me/password')
    assert.equal(answer.status, 303)
    assert.equal(answer.location, '/sign-in?back=%2Fme%2Fpassword')
    const posted = await new BrowserSession().submit('PUT', '/me/password')
    assert.equal(posted.status, 401)
  })

  test('gives the session a new name (session fixation)', async ({ assert }) => {
    const { username } = await makeAccount()
    const browser = new BrowserSession()
    await browser.get('/sign-in')
    const before = browser.cookies.get('tonle_session')
    await browser.post('/sign-in', { identifier: username, password: PASSWORD })
    assert.isDefined(before)
    assert.notEqual(browser.cookies.get('tonle_session'), before)
  })

  test('marks the cookie for http and keeps script away from it', async ({ assert }) => {
    await makeAccount()
    const { headers } = await new BrowserSession().get('/sign-in')
    const cookie = headers.getSetCookie().find((line) => line.startsWith('tonle_session='))!
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=Lax/i)
    assert.notMatch(cookie, /Secure/i, 'the address of the tests is http')
  })

  test('refuses a form without its token', async ({ assert }) => {
    const { username } = await makeAccount()
    const browser = new BrowserSession()
    await browser.get('/sign-in')
    const fields = { identifier: username, password: PASSWORD }
    assert.equal((await browser.submitAs('POST', '/sign-in', fields)).status, 403)
    assert.equal((await browser.get('/me')).status, 303)
  })

  test('signing out ends the sign-in itself, not only the cookie', async ({ assert }) => {
    const { username, user } = await makeAccount()
    const browser = new BrowserSession()
    await browser.signIn(username, PASSWORD)
    const stolen = new BrowserSession()
    for (const [name, value] of browser.cookies) stolen.cookies.set(name, value)
    assert.equal((await stolen.get('/me')).status, 200)

    assert.equal((await browser.post('/sign-out')).location, '/sign-in')
    assert.equal((await browser.get('/me')).status, 303)
    assert.equal((await stolen.get('/me')).status, 303)
    const rows = await LoginSession.query().where('user_id', user.id)
    assert.isNotNull(rows[0].endedAt)
  })

  test('a device that was not used for a month is signed out', async ({ assert }) => {
    const { username } = await makeAccount()
    const browser = new BrowserSession()
    await browser.signIn(username, PASSWORD)
    clock.freeze(DateTime.utc().plus({ days: 31 }))
    assert.equal((await browser.get('/me')).status, 303)
  })

  test('brings the language of the person, and keeps a changed one', async ({ assert }) => {
    const { username, user } = await makeAccount({ user: { locale: 'en' } })
    const browser = new BrowserSession()
    await browser.signIn(username, PASSWORD)
    assert.equal(browser.cookies.get('lang'), 'en')
    assert.include((await browser.get('/me')).html, 'My account')
    await browser.get('/me?lang=km')
    assert.include((await browser.get('/me')).html, 'គណនីរបស់ខ្ញុំ')
    assert.equal((await User.findOrFail(user.id)).locale, 'km')
  })

  test('a password from a slip is changed before anything else', async ({ assert }) => {
    const { username, user } = await makeAccount({
      user: { mustChangePassword: true, initialSecret: 'sealed' },
    })
    const browser = new BrowserSession()
    await browser.signIn(username, PASSWORD, '/library')
    assert.equal((await browser.get('/')).location, '/me/password')
    assert.isNull((await User.findOrFail(user.id)).initialSecret)
    await browser.get('/me/password')
    const fields = { password: 'ferry at sunrise', password_confirmation: 'ferry at sunrise' }
    const changed = await browser.submit('PUT', '/me/password', fields)
    assert.equal(changed.location, '/library')
    assert.equal((await browser.get('/')).status, 200)
  })
})
