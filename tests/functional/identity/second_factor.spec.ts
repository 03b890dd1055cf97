import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Secret, TOTP } from 'otpauth'
import encryption from '@adonisjs/core/services/encryption'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { identityConfig } from '#config/identity'
import User from '#identity/models/user'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'

const NOW = DateTime.utc(2026, 5, 4, 3, 2, 10)

const codeAt = (secret: string, time: DateTime) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: time.toMillis() })

/** An account that has set up a second factor through the pages. */
async function withSecondFactor() {
  const { user, username } = await makeAccount({ role: 'teacher' })
  const browser = new BrowserSession()
  await browser.signIn(username, PASSWORD)
  const page = await browser.get('/me/second-factor')
  const secret = page.html.match(/<code>([A-Z2-7 ]+)<\/code>/)![1].replaceAll(' ', '')
  const set = await browser.post('/me/second-factor', { code: codeAt(secret, clock.now()) })
  const sheet = await browser.get('/me/recovery-codes')
  const codes = [...sheet.html.matchAll(/<code>([0-9A-Z-]{14})<\/code>/g)].map(([, code]) => code)
  return { user, username, browser, secret, set, codes }
}

async function halfway(username: string) {
  const browser = new BrowserSession()
  const answer = await browser.signIn(username, PASSWORD)
  await browser.get('/sign-in/code')
  return { browser, answer }
}

const later = (seconds: number) => clock.freeze(NOW.plus({ seconds }))

test.group('The second factor', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(() => clock.freeze(NOW))
  group.each.teardown(() => {
    clock.release()
    identityConfig.requireSecondFactor = false
  })

  test('is set up with a code; secret and recovery codes are not kept plain', async ({
    assert,
  }) => {
    const { user, set, codes, secret, browser } = await withSecondFactor()
    assert.equal(set.location, '/me/recovery-codes')
    assert.lengthOf(new Set(codes), 10)
    await user.refresh()
    assert.isTrue(user.hasSecondFactor)
    assert.notInclude(user.totpSecret!, secret)
    assert.equal(encryption.decrypt(user.totpSecret!), secret)
    assert.notInclude(JSON.stringify(user.recoveryCodes), codes[0])
    const again = await browser.get('/me/recovery-codes')
    assert.equal(again.location, '/me/second-factor', 'the sheet is shown once')
  })

  test('a wrong first code sets nothing', async ({ assert }) => {
    const { user, username } = await makeAccount()
    const browser = new BrowserSession()
    await browser.signIn(username, PASSWORD)
    await browser.get('/me/second-factor')
    assert.equal((await browser.post('/me/second-factor', { code: '000000' })).status, 422)
    assert.isFalse((await User.findOrFail(user.id)).hasSecondFactor)
  })

  test('the password alone opens nothing; the code of the next step does', async ({ assert }) => {
    const { username, secret } = await withSecondFactor()
    const { browser, answer } = await halfway(username)
    assert.equal(answer.location, '/sign-in/code')
    assert.equal((await browser.get('/me')).status, 303)
    assert.equal((await browser.post('/sign-in/code', { code: '123' })).status, 422)
    later(30)
    const code = codeAt(secret, clock.now())
    assert.equal((await browser.post('/sign-in/code', { code })).status, 303)
    assert.equal((await browser.get('/me')).status, 200)
  })

  test('a code is taken once, also the one of the set-up', async ({ assert }) => {
    const { username, secret } = await withSecondFactor()
    const first = await halfway(username)
    const setUpCode = codeAt(secret, clock.now())
    assert.equal((await first.browser.post('/sign-in/code', { code: setUpCode })).status, 422)
    later(30)
    const code = codeAt(secret, clock.now())
    assert.equal((await first.browser.post('/sign-in/code', { code })).status, 303)
    const second = await halfway(username)
    assert.equal((await second.browser.post('/sign-in/code', { code })).status, 422)
  })

  test('two sign-ins at once with one code: one of them', async ({ assert }) => {
    const { username, secret } = await withSecondFactor()
    const a = await halfway(username)
    const b = await halfway(username)
    later(30)
    const code = codeAt(secret, clock.now())
    const answers = await Promise.all([
      a.browser.post('/sign-in/code', { code }),
      b.browser.post('/sign-in/code', { code }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422])
  })

  test('a clock may be off by one step, not by two', async ({ assert }) => {
    const { username, secret } = await withSecondFactor()
    later(300)
    const { browser } = await halfway(username)
    const off = (steps: number) => codeAt(secret, clock.now().plus({ seconds: 30 * steps }))
    assert.equal((await browser.post('/sign-in/code', { code: off(-2) })).status, 422)
    assert.equal((await browser.post('/sign-in/code', { code: off(2) })).status, 422)
    assert.equal((await browser.post('/sign-in/code', { code: off(-1) })).status, 303)
  })

  test('a recovery code works once, typed in any way', async ({ assert }) => {
    const { user, username, codes } = await withSecondFactor()
    const { browser } = await halfway(username)
    const typed = codes[0].toLowerCase().replaceAll('-', ' ')
    assert.equal((await browser.post('/sign-in/code', { code: typed })).status, 303)
    const again = await halfway(username)
    assert.equal((await again.browser.post('/sign-in/code', { code: codes[0] })).status, 422)
    assert.lengthOf((await User.findOrFail(user.id)).recoveryCodes, 9)
  })

  test('codes are locked after wrong ones, and the half sign-in ends', async ({ assert }) => {
    const { username, secret } = await withSecondFactor()
    const { browser } = await halfway(username)
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) {
      const { status } = await browser.post('/sign-in/code', { code: '000000' })
      statuses.push(status)
    }
    assert.deepEqual(statuses, [422, 422, 422, 422, 429, 429])
    later(11 * 60)
    const late = await browser.post('/sign-in/code', { code: codeAt(secret, clock.now()) })
    assert.equal(late.location, '/sign-in')
  })

  test('is removed, and new recovery codes are made, only against a code', async ({ assert }) => {
    const { user, browser, codes, secret } = await withSecondFactor()
    await browser.get('/me/second-factor')
    const refused = await browser.submit('DELETE', '/me/second-factor', { removal_code: '111111' })
    assert.equal(refused.status, 422)
    later(60)
    const renewed = await browser.post('/me/recovery-codes', { code: codeAt(secret, clock.now()) })
    assert.equal(renewed.location, '/me/recovery-codes')
    const sheet = await browser.get('/me/recovery-codes')
    assert.notInclude(sheet.html, codes[3])
    const fresh = sheet.html.match(/<code>([0-9A-Z-]{14})<\/code>/)![1]
    await browser.get('/me/second-factor')
    const removed = await browser.submit('DELETE', '/me/second-factor', { removal_code: fresh })
    assert.equal(removed.status, 303)
    assert.isFalse((await User.findOrFail(user.id)).hasSecondFactor)
  })

  test('administrators have no rights as such until they have one', async ({ assert }) => {
    identityConfig.requireSecondFactor = true
    const { username } = await makeAccount({ role: 'administrator' })
    const browser = new BrowserSession()
    assert.equal(
      (await browser.signIn(username, PASSWORD, '/people')).location,
      '/me/second-factor'
    )
    assert.equal((await browser.get('/institutions/create')).location, '/me/second-factor')
    const page = await browser.get('/me/second-factor')
    const secret = page.html.match(/<code>([A-Z2-7 ]+)<\/code>/)![1].replaceAll(' ', '')
    await browser.post('/me/second-factor', { code: codeAt(secret, clock.now()) })
    assert.include((await browser.get('/me/recovery-codes')).html, 'href="/people"')
    assert.equal((await browser.get('/institutions/create')).status, 200)
  })
})
