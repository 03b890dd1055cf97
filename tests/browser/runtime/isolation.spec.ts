import { test } from '@japa/runner'
import type { Browser } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { hostilePackage } from '#tests/support/hostile_package'
import { addressBase } from '#runtime/content/address_base'
import { play, playing } from '#tests/support/player'
import {
  dropsPlanted,
  HOST,
  openTestBrowser,
  refusesEverything,
  serverElsewhere,
  watchWorld,
} from '#tests/support/isolation'

/** docs/adr/0020: a package on the second port of a host that is not localhost tries everything it can. */
test.group('A hostile package on the second port', (group) => {
  const site = playing(group)
  let browser: Browser
  let elsewhere: Awaited<ReturnType<typeof serverElsewhere>>
  const world = () => ({
    app: `http://${HOST}:${process.env.PORT}`,
    content: `http://${HOST}:${process.env.CONTENT_PORT}`,
    leak: `http://leak.test:${elsewhere.port}`,
    heard: elsewhere.heard,
  })

  group.setup(async () => {
    if (!chromiumPath) return () => {}
    elsewhere = await serverElsewhere()
    browser = await openTestBrowser()
    return async () => {
      elsewhere.close()
      await browser.close()
    }
  })

  test('reads nothing, posts nothing, leaks nothing, goes nowhere', async ({ assert }) => {
    const { app, leak } = world()
    const { row } = await site.bring(await hostilePackage(app, leak))
    const context = await browser.newContext({ baseURL: app })
    const session = await site.site().browser('administrator')
    const pairs = [...session.cookies].filter(([name]) => name !== 'lang')
    await context.addCookies(
      [...pairs, ['lang', 'en']].map(([name, value]) => ({ name, value, url: app }))
    )
    const seen = watchWorld(context, world())
    const page = await play(context, row.code)
    await refusesEverything(assert, page, world(), seen, row.code)
    await dropsPlanted(assert, context, page, app)
    await context.close()
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(60_000)

  test('the content opened by itself is in the sandbox too', async ({ assert }) => {
    const { app, content, leak } = world()
    const { row } = await site.bring(await hostilePackage(app, leak))
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${content}${addressBase(row.currentVersionId!)}a.html`)
    await page.locator('#done').getByText('done').waitFor({ timeout: 30_000 })
    const found = JSON.parse(await page.locator('#out').innerText())
    assert.equal(found.popup, 'null')
    assert.match(found.read, /^refused/)
    await context.close()
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(60_000)
})
