import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#identity/models/user'
import LoginSession from '#identity/models/login_session'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'

async function signedIn(username: string, password = PASSWORD) {
  const browser = new BrowserSession()
  const { status } = await browser.signIn(username, password)
  if (status !== 303) throw new Error(`Not signed in: ${status}`)
  return browser
}

test.group('My account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  test('shows name, roles with institutions and devices', async ({ assert }) => {
    const { username } = await makeAccount({ role: 'teacher' })
    const browser = await signedIn(username)
    const { html } = await browser.get('/me')
    for (const text of [username, 'សុខ ដារា', 'គ្រូបង្រៀន', 'វិទ្យាល័យ', 'ឧបករណ៍នេះ']) {
      assert.include(html, text)
    }
  })

  test('signing out everywhere ends the other browser too', async ({ assert }) => {
    const { username } = await makeAccount()
    const [one, other] = [await signedIn(username), await signedIn(username)]
    assert.equal((await one.post('/me/sign-out-everywhere')).location, '/sign-in')
    assert.equal((await other.get('/me')).status, 303)
    assert.equal((await one.get('/me')).status, 303)
  })

  test('signs out one device of mine, and none of another person', async ({ assert }) => {
    const mine = await makeAccount()
    const theirs = await makeAccount()
    const [phone, laptop] = [await signedIn(mine.username), await signedIn(mine.username)]
    const stranger = await signedIn(theirs.username)
    const rows = await LoginSession.query().where('user_id', mine.user.id).orderBy('id')
    const target = `/me/sessions/${rows[0].id}`
    assert.equal((await stranger.submit('DELETE', target)).status, 404)
    assert.equal((await phone.get('/me')).status, 200)
    assert.equal((await laptop.submit('DELETE', target)).status, 303)
    assert.equal((await phone.get('/me')).status, 303)
    assert.equal((await laptop.get('/me')).status, 200)
  })

  test('a changed password ends the other devices and keeps this one', async ({ assert }) => {
    const { username } = await makeAccount({ role: 'teacher' })
    const [one, other] = [await signedIn(username), await signedIn(username)]
    const changed = await one.submit('PUT', '/me/password', {
      current_password: PASSWORD,
      password: 'ferry at sunrise',
      password_confirmation: 'ferry at sunrise',
    })
    assert.equal(changed.status, 303)
    assert.equal((await other.get('/me')).status, 303)
    assert.equal((await one.get('/me')).status, 200)
    await signedIn(username, 'ferry at sunrise')
  })

  test('refuses a password that is wrong, weak or typed differently')
    .with([
      { current_password: 'wrong', password: 'ferry at sunrise' },
      { current_password: PASSWORD, password: 'short' },
      { current_password: PASSWORD, password: 'password1234' },
      { current_password: PASSWORD, password: 'ferry at sunrise', password_confirmation: 'other' },
    ])
    .run(async ({ assert }, fields) => {
      const { user, username } = await makeAccount({ role: 'teacher' })
      const browser = await signedIn(username)
      const again = fields.password_confirmation ?? fields.password
      const refused = await browser.submit('PUT', '/me/password', {
        ...fields,
        password_confirmation: again,
      })
      assert.equal(refused.status, 422)
      assert.notInclude(refused.html, fields.password)
      assert.equal((await User.findOrFail(user.id)).password, user.password)
    })

  test('a pupil changes the PIN', async ({ assert }) => {
    const { username } = await makeAccount({ pin: '4829' })
    const browser = await signedIn(username, '4829')
    const pins = (pin: string) => ({
      current_password: '4829',
      password: pin,
      password_confirmation: pin,
    })
    assert.equal((await browser.submit('PUT', '/me/password', pins('1234'))).status, 422)
    assert.equal((await browser.submit('PUT', '/me/password', pins('73915'))).status, 303)
    await signedIn(username, '73915')
  })

  test('keeps the language', async ({ assert }) => {
    const { user, username } = await makeAccount()
    const browser = await signedIn(username)
    assert.equal((await browser.submit('PUT', '/me', { locale: 'en' })).status, 303)
    assert.include((await browser.get('/me')).html, 'My account')
    assert.equal((await User.findOrFail(user.id)).locale, 'en')
  })
})
