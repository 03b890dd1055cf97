import type { Group } from '@japa/runner/core'
import type { Page } from 'playwright'
import { translate } from '#shared/http/translate'
import { startRelay, stopRelay } from '#shared/outbox/relay'
import { openSite, type Site } from '#tests/support/site'
import { chromiumPath, closeBrowser } from '#tests/support/chromium'
import { DESKTOP, newContext, takeCookies, type Device } from '#tests/support/chromium_visit'
import { watchPage } from '#tests/support/watch_page'
import type { Locale } from '#config/i18n'

type Wish = { device?: Device; locale?: Locale; javaScriptEnabled?: boolean }

/** The words of the interface, in English unless said. */
export const say = (key: string, data?: Record<string, unknown>, locale: Locale = 'en') =>
  translate(locale, key, data)

/** A site that runs as it does for people, events and jobs included, and people with browsers of their own. */
export function journeys(group: Group, options?: Parameters<typeof openSite>[0]) {
  let site: Site
  const open: { page: Page; faults: () => string[] }[] = []
  group.setup(async () => {
    if (!chromiumPath) return () => {}
    site = await openSite(options)
    startRelay()
    return async () => {
      await closeBrowser()
      await stopRelay()
      await site.close()
    }
  })
  group.each.teardown(async () => {
    const faults = open.flatMap((one) => one.faults())
    for (const { page } of open.splice(0)) await page.context().close()
    if (faults.length) throw new Error(faults.join('\n'))
  })
  return {
    site: () => site,
    /** Someone at a device. */
    async person({ device = DESKTOP, locale = 'en', javaScriptEnabled = true }: Wish = {}) {
      const context = await newContext(device, { javaScriptEnabled })
      await takeCookies(context, [], locale)
      const page = await context.newPage()
      page.setDefaultTimeout(8000)
      open.push({ page, faults: watchPage(page).take })
      return page
    },
    /** Signs in with the form, as a demo person. */
    async signIn(page: Page, who: string) {
      const { username, secret } = site.account(who)
      await signIn(page, username, secret)
    },
  }
}

export async function signIn(page: Page, username: string, secret: string, locale: Locale = 'en') {
  await page.goto('/sign-in')
  await page.getByLabel(say('identity.sign_in.identifier', {}, locale)).fill(username)
  await page
    .getByLabel(say('identity.sign_in.password', {}, locale))
    .first()
    .fill(secret)
  await press(page, say('identity.sign_in.submit', {}, locale))
}

/** Reads what stands before everything else at a first sign-in, and goes on. */
export async function readNotice(page: Page) {
  await page.waitForURL(/\/privacy-notice/)
  await press(page, say('privacy.notice.acknowledge'))
}

/** Presses the page's button of this name. */
export const press = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).click()

/** Searches the library from the page's own search field. */
export async function search(page: Page, words: string) {
  await page.goto('/')
  const field = page.getByRole('main').getByRole('searchbox')
  await field.fill(words)
  await field.press('Enter')
  await page.waitForURL(/\/library\?/)
}
