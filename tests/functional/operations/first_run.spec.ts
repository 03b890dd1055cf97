import { test } from '@japa/runner'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { serverRole } from '#mirror/role'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { identityConfig } from '#config/identity'
import CodeEntry from '#institutions/models/code_entry'
import Institution from '#institutions/models/institution'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import { issueFirstRunCode } from '#operations/actions/issue_first_run_code'
import { makeAccount } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'

const form = (code: string) => ({
  code,
  surname_km: 'ចាន់',
  given_km: 'សុភា',
  surname_latin: 'Chan',
  given_latin: 'Sophea',
  username: 'chan.sophea',
  password: 'ferry at sunrise',
  password_confirmation: 'ferry at sunrise',
})

async function start() {
  const browser = new BrowserSession()
  await browser.get('/first-run')
  return browser
}

test.group('The first run', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(async () => {
    const entry = { list: 'institution_type', code: '1', labelKm: 'ក្រសួង', labelEn: 'Ministry' }
    await CodeEntry.create({ id: newId(), ...entry, position: 1 })
  })
  group.each.teardown(() => {
    clock.release()
    identityConfig.requireSecondFactor = false
  })

  test('the home page leads to it until someone has an account', async ({ assert, client }) => {
    const link = /<a [^>]*href=['"]\/first-run['"]/
    const before = await client.get('/').header('accept', 'text/html')
    assert.match(before.text(), link)
    await makeAccount()
    const after = await client.get('/').header('accept', 'text/html')
    assert.notMatch(after.text(), link)
  })

  test('sign-in leads to it while nobody has an account; the library stays open', async ({
    assert,
  }) => {
    assert.equal((await new BrowserSession().get('/sign-in')).location, '/first-run')
    assert.equal((await new BrowserSession().get('/')).status, 200)
    assert.equal((await new BrowserSession().get('/first-run')).status, 200)
  })

  test('creates the administrator of the ministry and signs in', async ({ assert }) => {
    identityConfig.requireSecondFactor = true
    const code = await issueFirstRunCode()
    assert.match(code, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const browser = await start()
    const done = await browser.post('/first-run', form(` ${code.toLowerCase().replace('-', ' ')}`))
    assert.equal(done.status, 303)
    assert.equal(done.location, '/me/second-factor')
    assert.equal((await browser.get('/me/second-factor')).status, 200)

    const user = await User.findByOrFail('username', 'chan.sophea')
    const membership = await Membership.findByOrFail('person_id', user.personId)
    const top = await Institution.findOrFail(membership.institutionId)
    assert.equal(membership.role, 'administrator')
    assert.equal(top.nameEn, 'Ministry of Education, Youth and Sport')
    assert.isNull(top.parentId)
    assert.equal((await new BrowserSession().get('/first-run')).status, 404)
    assert.equal((await new BrowserSession().get('/sign-in')).status, 200)
  })

  test('of a mirror leads to pairing, after the second factor where one is asked for', async ({
    assert,
  }) => {
    const { get } = env
    env.get = ((name) => (name === 'TONLE_ROLE' ? 'mirror' : get(name))) as typeof get
    serverRole.name = 'mirror'
    try {
      const browser = await start()
      const done = await browser.post('/first-run', form(await issueFirstRunCode()))
      assert.equal(done.location, '/administration/mirror/here/pairing')
      const page = await browser.get(done.location!)
      assert.equal(page.status, 200)
      assert.include(page.html, 'name="address"')
      identityConfig.requireSecondFactor = true
      assert.equal((await browser.get(done.location!)).location, '/me/second-factor')
    } finally {
      env.get = get
      serverRole.name = 'origin'
    }
  })

  test('takes the institution at the top where there is one', async ({ assert }) => {
    const names = { nameKm: 'ក្រសួង', nameEn: 'The ministry' }
    const ministry = await Institution.create({ ...names, typeCode: '1' })
    const browser = await start()
    await browser.post('/first-run', form(await issueFirstRunCode()))
    const memberships = await Membership.query()
    assert.deepEqual(
      memberships.map((membership) => membership.institutionId),
      [ministry.id]
    )
  })

  test('refuses a wrong, an old, an expired and a used code', async ({ assert }) => {
    const old = await issueFirstRunCode()
    const code = await issueFirstRunCode()
    const browser = await start()
    for (const wrong of ['AAAA-AAAA', old]) {
      const refused = await browser.post('/first-run', form(wrong))
      assert.equal(refused.status, 422)
      assert.include(refused.html, 'chan.sophea', 'what was typed comes back')
      assert.notInclude(refused.html, 'ferry at sunrise')
    }
    clock.freeze(clock.now().plus({ hours: 25 }))
    assert.equal((await browser.post('/first-run', form(code))).status, 422)
    clock.release()
    assert.isNull(await User.query().first())

    assert.equal((await browser.post('/first-run', form(code))).status, 303)
    const again = await new BrowserSession().submitAs('POST', '/first-run', form(code))
    assert.equal(again.status, 403, 'without a token')
    assert.lengthOf(await User.query(), 1)
  })

  test('stops after ten wrong codes, even for the right one', async ({ assert }) => {
    const code = await issueFirstRunCode()
    const browser = await start()
    for (let n = 0; n < 10; n++) await browser.post('/first-run', form('BBBB-BBBB'))
    const refused = await browser.post('/first-run', form(code))
    assert.equal(refused.status, 429)
    assert.isNull(await User.query().first())
  })

  test('refuses a weak password and a user name that keyboards differ on', async ({ assert }) => {
    const code = await issueFirstRunCode()
    const browser = await start()
    const weak = { ...form(code), password: 'Moeys@2025', password_confirmation: 'Moeys@2025' }
    assert.equal((await browser.post('/first-run', weak)).status, 422)
    assert.equal((await browser.post('/first-run', { ...form(code), username: 'សុភា' })).status, 422)
    assert.isNull(await User.query().first())
  })

  test('is not there once someone has an account', async ({ assert }) => {
    const code = await issueFirstRunCode()
    const browser = await start()
    await makeAccount()
    assert.equal((await browser.post('/first-run', form(code))).status, 404)
  })
})
