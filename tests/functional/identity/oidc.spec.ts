import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { identityConfig } from '#config/identity'
import LoginLink from '#identity/models/login_link'
import User from '#identity/models/user'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { CLIENT, passThrough, startOpenidServer } from '#tests/support/openid_server'

const redirectUri = `${process.env.APP_URL}/sign-in/openid/return`
const pathOf = (address: string) => address.slice(process.env.APP_URL!.length)

type OpenidServer = Awaited<ReturnType<typeof startOpenidServer>>

test.group('Signing in with OpenID Connect', (group) => {
  let server: OpenidServer

  group.setup(async () => {
    server = await startOpenidServer(redirectUri)
    const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret }
    identityConfig.oidc = { issuer: server.issuer, ...client, label: 'MoEYS' }
    return async () => {
      identityConfig.oidc = undefined
      await server.stop()
    }
  })
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())

  /** Goes to the server and comes back, with the address changed on the way there by `change`. */
  async function roundTrip(browser: BrowserSession, change = (address: string) => address) {
    const { location } = await browser.get('/sign-in/openid?back=/library')
    return pathOf(await passThrough(change(location!), redirectUri))
  }

  test('asks with code, PKCE, state and nonce', async ({ assert }) => {
    await makeAccount()
    const browser = new BrowserSession()
    assert.include((await browser.get('/sign-in')).html, 'MoEYS')
    const { location } = await browser.get('/sign-in/openid')
    const query = new URL(location!).searchParams
    assert.equal(query.get('response_type'), 'code')
    assert.equal(query.get('code_challenge_method'), 'S256')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      assert.isAbove(query.get(name)!.length, 20, name)
    }
  })

  test('links by verified e-mail after the password, then signs in without it', async ({
    assert,
  }) => {
    const { user } = await makeAccount({ user: { email: 'dara@moeys.example' } })
    server.signInAs({ sub: 'm-1', email: 'Dara@moeys.example', email_verified: true })
    const browser = new BrowserSession()
    const back = await browser.get(await roundTrip(browser))
    assert.equal(back.location, '/sign-in/openid/link')
    assert.equal((await browser.get('/me')).status, 303, 'nothing is open yet')
    assert.include((await browser.get('/sign-in/openid/link')).html, user.username)
    const wrong = await browser.post('/sign-in/openid/link', { password: 'wrong' })
    assert.equal(wrong.status, 422)
    assert.isNull(await LoginLink.query().first())
    const linked = await browser.post('/sign-in/openid/link', { password: PASSWORD })
    assert.equal(linked.location, '/library')
    assert.equal((await browser.get('/me')).status, 200)

    const another = new BrowserSession()
    const again = await another.get(await roundTrip(another))
    assert.equal(again.location, '/library')
    assert.equal((await another.get('/me')).status, 200)
  })

  test('offers the account whose user name the server knows', async ({ assert }) => {
    const { username } = await makeAccount()
    server.signInAs({ sub: 'm-2', preferred_username: username.toUpperCase() })
    const browser = new BrowserSession()
    const { location } = await browser.get(await roundTrip(browser))
    assert.equal(location, '/sign-in/openid/link')
  })

  test('an unverified e-mail, a stranger and two fitting accounts get nothing but advice', async ({
    assert,
  }) => {
    const { username } = await makeAccount({ user: { email: 'a@moeys.example' } })
    await makeAccount({ user: { email: 'b@moeys.example' } })
    const strangers = [
      { sub: 'm-3', email: 'a@moeys.example', email_verified: false },
      { sub: 'm-4', preferred_username: 'who.is.this' },
      { sub: 'm-5', preferred_username: username, email: 'b@moeys.example', email_verified: true },
    ]
    const before = (await User.query()).length
    for (const claims of strangers) {
      server.signInAs(claims)
      const browser = new BrowserSession()
      const answer = await browser.get(await roundTrip(browser))
      assert.equal(answer.status, 403)
      assert.include(answer.html, 'មិនទាន់មានគណនីនៅទីនេះ')
      assert.equal((await browser.get('/sign-in/openid/link')).location, '/sign-in')
    }
    assert.lengthOf(await User.query(), before)
  })

  test('a disabled account stays closed', async ({ assert }) => {
    const { user } = await makeAccount()
    const link = { id: user.id, userId: user.id, issuer: server.issuer, subject: 'm-6' }
    await LoginLink.create(link)
    await user.merge({ disabledAt: user.createdAt }).save()
    server.signInAs({ sub: 'm-6', preferred_username: user.username })
    const browser = new BrowserSession()
    assert.equal((await browser.get(await roundTrip(browser))).status, 403)
  })

  test('refuses a wrong state, a wrong nonce, a used code and no code', async ({ assert }) => {
    const { user } = await makeAccount()
    const link = { id: user.id, userId: user.id, issuer: server.issuer, subject: 'm-7' }
    await LoginLink.create(link)
    server.signInAs({ sub: 'm-7' })
    const refused = async (browser: BrowserSession, path: string) => {
      const answer = await browser.get(path)
      assert.equal(answer.status, 400)
      assert.include(answer.html, 'ការចូលមិនបានសម្រេច')
      assert.equal((await browser.get('/me')).status, 303)
    }

    const other = new BrowserSession()
    await other.get('/sign-in/openid')
    await refused(other, await roundTrip(new BrowserSession()))

    const tampered = new BrowserSession()
    const otherNonce = (address: string) =>
      address.replace(/nonce=[^&]+/, 'nonce=another-nonce-1234')
    await refused(tampered, await roundTrip(tampered, otherNonce))

    const first = new BrowserSession()
    const path = await roundTrip(first)
    const copy = new BrowserSession()
    for (const [name, value] of first.cookies) copy.cookies.set(name, value)
    assert.equal((await first.get(path)).status, 303)
    await refused(copy, path)

    const bare = new BrowserSession()
    await bare.get('/sign-in/openid')
    await refused(bare, '/sign-in/openid/return')
    await refused(new BrowserSession(), path)
  })

  test('says so when the server can not be reached, and is not there without settings', async ({
    assert,
  }) => {
    await makeAccount()
    const settings = identityConfig.oidc!
    try {
      identityConfig.oidc = { ...settings, issuer: 'http://127.0.0.1:9' }
      assert.equal((await new BrowserSession().get('/sign-in/openid')).status, 400)
      identityConfig.oidc = { ...settings, issuer: 'http://ministry.example' }
      assert.equal((await new BrowserSession().get('/sign-in/openid')).status, 400, 'not https')
      identityConfig.oidc = undefined
      assert.equal((await new BrowserSession().get('/sign-in/openid')).status, 404)
    } finally {
      identityConfig.oidc = settings
    }
  })
})
