import { test } from '@japa/runner'
import type { BrowserContext, Page } from 'playwright'
import { tour } from '#tests/support/page_tour'
import { openSite, type Site } from '#tests/support/site'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { DESKTOP, goTo, newContext, PHONE } from '#tests/support/chromium_visit'
import { axeViolations, clippedKhmer, sideways } from '#tests/support/page_checks'
import { watchPage } from '#tests/support/watch_page'

const ways = [
  { device: PHONE, locale: 'km', name: 'Khmer, light, phone' },
  { device: DESKTOP, locale: 'en', name: 'English, dark, desktop' },
]

for (const kind of ['demo', 'empty'] as const) {
  for (const { device, locale, name } of ways) {
    test.group(`Pages in Chromium: ${kind} site, ${name}`, (group) => {
      let site: Site
      let context: BrowserContext
      let page: Page
      let watch: ReturnType<typeof watchPage>

      group.setup(async () => {
        if (!chromiumPath) return () => {}
        site = await openSite({ packs: kind === 'demo' })
        context = await newContext(device)
        page = await context.newPage()
        watch = watchPage(page)
        return async () => {
          await context.close()
          await site.close()
        }
      })

      for (const stop of tour.filter((one) => (one.site ?? 'demo') === kind)) {
        test(stop.name, async ({ assert }) => {
          assert.equal(await goTo(page, site, stop, locale), stop.status ?? 200)
          assert.deepEqual(await axeViolations(page), [])
          assert.deepEqual(await clippedKhmer(page), [])
          if (!device.isPhone) await page.setViewportSize({ ...PHONE })
          assert.deepEqual(await sideways(page), [], 'at 360 px')
          if (!device.isPhone) await page.setViewportSize({ ...device })
          assert.deepEqual(watch.take(), [])
        }).skip(!chromiumPath, WITHOUT_CHROMIUM)
      }
    })
  }
}
