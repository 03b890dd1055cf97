import { Secret, TOTP } from 'otpauth'
import { clock } from '#shared/clock'
import { makeAccount, PASSWORD } from '#tests/support/accounts'
import { passThrough } from '#tests/support/openid_server'
import { BrowserSession } from '#tests/support/browser_session'
import { school } from '#tests/support/tour_states'
import type { Site } from '#tests/support/site'

/** The states of signing in that pages of the tour need. */

/** A teacher who is not one of the demo people, signed in. */
async function newTeacher() {
  const { id: institutionId } = await school()
  const account = await makeAccount({ role: 'teacher', institutionId })
  const browser = new BrowserSession()
  await browser.signIn(account.username, PASSWORD)
  return { ...account, browser }
}

export async function mustChoosePassword() {
  const { user, browser } = await newTeacher()
  await user.merge({ mustChangePassword: true }).save()
  return browser
}

/** Has just set up a second factor; the sheet of recovery codes is next. */
export async function withSecondFactor() {
  const { browser, username } = await newTeacher()
  const { html } = await browser.get('/me/second-factor')
  const secret = html.match(/<code>([A-Z2-7 ]+)<\/code>/)![1].replaceAll(' ', '')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: clock.now().toMillis(),
  })
  await browser.post('/me/second-factor', { code })
  return { browser, username }
}

export async function beforeRecoveryCodes() {
  const { browser } = await withSecondFactor()
  return browser
}

export async function afterRecoveryCodes() {
  const { browser } = await withSecondFactor()
  await browser.get('/me/recovery-codes')
  return browser
}

/** The password was right, the code is awaited. */
export async function halfSignedIn() {
  const { username } = await withSecondFactor()
  const browser = new BrowserSession()
  await browser.signIn(username, PASSWORD)
  return browser
}

/** Goes to the OpenID Connect server as this person and returns the address that leads back. */
async function throughOpenid(
  site: Site,
  browser: BrowserSession,
  claims: { sub: string; [claim: string]: unknown }
) {
  const server = await site.openid()
  server.signInAs(claims)
  const { location } = await browser.get('/sign-in/openid')
  const address = await passThrough(location!, `${process.env.APP_URL}/sign-in/openid/return`)
  return address.slice(process.env.APP_URL!.length)
}

/** Came back from the OpenID Connect server; the account that fits is not linked yet. */
export async function openidLinking(site: Site) {
  const { user } = await newTeacher()
  await user.merge({ email: `${user.username}@moeys.example` }).save()
  const claims = { sub: user.username, email: user.email, email_verified: true }
  const browser = new BrowserSession()
  await browser.get(await throughOpenid(site, browser, claims))
  return browser
}

/** Someone whom no account fits. */
export const openidStranger = (site: Site, browser: BrowserSession) =>
  throughOpenid(site, browser, { sub: 'a stranger' })
