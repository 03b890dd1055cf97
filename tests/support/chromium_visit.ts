import type { BrowserContext, Page } from 'playwright'
import { openBrowser } from '#tests/support/chromium'
import { sendForm } from './in_page.js'
import { wayTo } from '#tests/support/visit'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

export type Device = { width: number; height: number; theme: 'light' | 'dark'; isPhone: boolean }

export const PHONE: Device = { width: 360, height: 760, theme: 'light', isPhone: true }
export const DESKTOP: Device = { width: 1280, height: 900, theme: 'dark', isPhone: false }

export const origin = () => process.env.APP_URL!

/** A browser of one person: cookies and tabs of its own. Closed with `close`. */
export async function newContext(device: Device, more: { javaScriptEnabled?: boolean } = {}) {
  const browser = await openBrowser()
  const { width, height, theme, isPhone } = device
  return browser.newContext({
    ...{ baseURL: origin(), viewport: { width, height }, colorScheme: theme },
    ...{ hasTouch: isPhone, reducedMotion: 'reduce', locale: 'en', ...more },
  })
}

/** Takes the cookies of a session without script, and the language, into the browser. */
export async function takeCookies(
  context: BrowserContext,
  cookies: [string, string][],
  locale: string
) {
  const pairs = [...cookies.filter(([name]) => name !== 'lang'), ['lang', locale]]
  await context.clearCookies()
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: origin() })))
}

/** Goes to a stop of the tour; its form is sent as it is, past the browser's own checks. */
export async function goTo(page: Page, site: Site, stop: Stop, locale: string) {
  const { path, cookies } = await wayTo(site, stop)
  await takeCookies(page.context(), cookies, locale)
  const answer = await page.goto(path)
  if (!stop.form) return answer!.status()
  const [sent] = await Promise.all([page.waitForNavigation(), page.evaluate(sendForm, stop.form)])
  return sent!.status()
}
