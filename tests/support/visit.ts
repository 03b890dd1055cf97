import { BrowserSession, type Page } from '#tests/support/browser_session'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

/** Where a stop is and the cookies that lead there: taken once per site, used by every test that goes there. */
export type Way = { path: string; cookies: [string, string][] }

const ways = new WeakMap<Site, Map<Stop, Promise<Way>>>()

export function wayTo(site: Site, stop: Stop): Promise<Way> {
  if (stop.once) return find(site, stop)
  const known = ways.get(site) ?? new Map<Stop, Promise<Way>>()
  ways.set(site, known)
  const way = known.get(stop) ?? find(site, stop)
  known.set(stop, way)
  return way
}

async function find(site: Site, { as, path }: Stop): Promise<Way> {
  const browser = typeof as === 'function' ? await as(site) : await site.browser(as ?? 'visitor')
  const address = typeof path === 'string' ? path : await path(site, browser)
  return { path: address, cookies: [...browser.cookies] }
}

/** The page of a stop without script, in a browser of its own: where it stands, or after its form was sent. */
export async function visit(site: Site, stop: Stop, locale = 'km') {
  const { path, cookies } = await wayTo(site, stop)
  const browser = new BrowserSession()
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  browser.cookies.set('lang', locale)
  const before = await browser.get(path)
  const { form } = stop
  const page: Page = form
    ? await browser.submit(form.method ?? 'POST', form.action, form.fields)
    : before
  return { page, path: form ? form.action : path, browser }
}
