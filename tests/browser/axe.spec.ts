import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { tour, type Stop } from '#tests/support/page_tour'
import { openSite, type Site } from '#tests/support/site'
import { chromiumPath, closeBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { DESKTOP, goTo, newContext, PHONE, type Device } from '#tests/support/chromium_visit'
import { axeViolations, clippedKhmer, sideways } from '#tests/support/page_checks'
import { watchPage } from '#tests/support/watch_page'

/**
 * What a page looks like does not hang on the database: once is enough. In the gate, whose two runs go at once, that is
 * PostgreSQL's, since SQLite's plays the packages. tests/budgets.spec.ts renders every page on both.
 */
const looks = Boolean(process.env.DATABASE_URL) === Boolean(process.env.TONLE_CI)
const whyNotLooked = looks
  ? chromiumPath
    ? undefined
    : WITHOUT_CHROMIUM
  : 'looked at on one database'

type Way = { device: Device; locale: string; page: Page; watch: ReturnType<typeof watchPage> }

/** Each page in Khmer, light, on a phone, and in English, dark, on a desktop: both at once, for two cores. */
const ways = [
  { device: PHONE, locale: 'km' },
  { device: DESKTOP, locale: 'en' },
]

async function open({ device, locale }: (typeof ways)[number]): Promise<Way> {
  const context = await newContext(device)
  const page = await context.newPage()
  return { device, locale, page, watch: watchPage(page) }
}

/** What is wrong with the page of a stop, in words. */
async function look({ device, locale, page, watch }: Way, site: Site, stop: Stop) {
  const status = await goTo(page, site, stop, locale)
  const faults = await axeViolations(page)
  if (status !== (stop.status ?? 200)) faults.push(`status ${status}`)
  faults.push(...(await clippedKhmer(page)))
  if (!device.isPhone) await page.setViewportSize({ ...PHONE })
  faults.push(...(await sideways(page)))
  if (!device.isPhone) await page.setViewportSize({ ...device })
  return [...faults, ...watch.take()].map((fault) => `${locale}: ${fault}`)
}

for (const kind of ['demo', 'empty'] as const) {
  test.group(`Pages in Chromium: ${kind} site`, (group) => {
    let site: Site
    let browsers: Way[]

    group.setup(async () => {
      if (whyNotLooked) return () => {}
      site = await openSite({ packs: kind === 'demo' })
      const listener = await startContentListener()
      browsers = await Promise.all(ways.map(open))
      return async () => {
        await closeBrowser()
        await stopContentListener(listener)
        await site.close()
      }
    })

    for (const stop of tour.filter((one) => (one.site ?? 'demo') === kind)) {
      test(stop.name, async ({ assert }) => {
        const faults = await Promise.all(browsers.map((way) => look(way, site, stop)))
        assert.deepEqual(faults.flat(), [])
      }).skip(whyNotLooked !== undefined, whyNotLooked)
    }
  })
}

test.group('The checks in Chromium', (group) => {
  group.teardown(() => closeBrowser())

  test('find what is wrong', async ({ assert }) => {
    const { page, watch } = await open(ways[0])
    await page.goto('/sign-in')
    await page.setContent(`<html lang="km"><title>ខ្មែរ</title><h1>ខ្មែរ</h1><img src="/favicon.svg">
      <p>អក្សរខ្មែរ</p><table width="900"><tr><td>ធំ</td></tr></table>
      <img alt="" src="https://elsewhere.invalid/x.png"></html>`)
    assert.match((await axeViolations(page)).join(), /image-alt/)
    assert.match((await clippedKhmer(page)).join(), /line height/)
    assert.match((await sideways(page)).join(), /scrolls to/)
    assert.match(watch.take().join(), /elsewhere\.invalid/)
  }).skip(whyNotLooked !== undefined, whyNotLooked)
})
