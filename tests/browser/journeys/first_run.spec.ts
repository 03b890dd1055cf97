import { test } from '@japa/runner'
import { Secret, TOTP } from 'otpauth'
import { clock } from '#shared/clock'
import { identityConfig } from '#config/identity'
import { issueFirstRunCode } from '#operations/actions/issue_first_run_code'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { journeys, press, readNotice, say, signIn } from '#tests/support/journey'

const PASSWORD = 'ferry at sunrise'

test.group('The first run in a browser', (group) => {
  const { person } = journeys(group, { people: false })
  group.each.setup(() => {
    identityConfig.requireSecondFactor = true
  })
  group.each.teardown(() => {
    identityConfig.requireSecondFactor = false
    clock.release()
  })

  test('makes the first administrator, with a second factor, who signs in again', async ({
    assert,
  }) => {
    const code = await issueFirstRunCode()
    const page = await person()
    const answers = {
      code,
      surname_km: 'ចាន់',
      given_km: 'សុភា',
      username: 'chan.sophea',
      password: PASSWORD,
      password_confirmation: PASSWORD,
    }
    await page.goto('/sign-in')
    await page.waitForURL('/first-run')
    for (const [name, value] of Object.entries(answers)) await page.fill(`[name=${name}]`, value)
    await press(page, say('operations.first_run.submit'))
    await page.waitForURL('/me/second-factor')
    const secret = (await page.locator('main code').innerText()).replaceAll(' ', '')
    const totp = new TOTP({ secret: Secret.fromBase32(secret) })
    const codeNow = () => totp.generate({ timestamp: clock.now().toMillis() })
    await page.getByLabel(say('identity.second_factor.code'), { exact: true }).fill(codeNow())
    await press(page, say('identity.second_factor.confirm'))
    await page.waitForURL('/me/recovery-codes')
    assert.lengthOf(new Set(await page.locator('main li code').allInnerTexts()), 10)
    await page.getByRole('link', { name: say('identity.recovery.next') }).click()
    await page.goto('/audit')
    await readNotice(page)
    await page.getByRole('heading', { level: 1, name: say('audit.page.title') }).waitFor()

    await page.goto('/me')
    await press(page, say('identity.account.sign_out'))
    await page.getByText(say('identity.sign_in.signed_out')).waitFor()
    clock.freeze(clock.now().plus({ seconds: 90 }))
    await signIn(page, 'chan.sophea', PASSWORD)
    await page.waitForURL('/sign-in/code')
    await page.getByLabel(say('identity.code.code'), { exact: true }).fill(codeNow())
    await press(page, say('identity.code.submit'))
    await page.waitForURL('/')
    assert.equal((await page.goto('/first-run'))!.status(), 404, 'there is one first run')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
