import { test } from '@japa/runner'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { hostilePackage } from '#tests/support/hostile_package'
import { play, playing } from '#tests/support/player'

const HOST = 'tonle.test'
const app = () => `http://${HOST}:${process.env.PORT}`

/** docs/adr/0020: a package on the second port of a host that is not localhost tries everything it can. */
test.group('A hostile package on the second port', (group) => {
  const site = playing(group)
  let browser: Browser
  let elsewhere: Server
  const heard: string[] = []
  const leak = () => `http://leak.test:${(elsewhere.address() as AddressInfo).port}`

  group.setup(async () => {
    if (!chromiumPath) return () => {}
    elsewhere = createServer((request, response) => {
      heard.push(request.url!)
      response.end()
    }).listen(0, '127.0.0.1')
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP *.test 127.0.0.1`],
    })
    return async () => {
      elsewhere.close()
      await browser.close()
    }
  })

  test('reads nothing, posts nothing, leaks nothing, goes nowhere', async ({ assert }) => {
    const { row } = await site.bring(await hostilePackage(app(), leak()))
    const context = await browser.newContext({ baseURL: app() })
    const session = await site.site().browser('administrator')
    const pairs = [...session.cookies].filter(([name]) => name !== 'lang')
    await context.addCookies(
      [...pairs, ['lang', 'en']].map(([name, value]) => ({ name, value, url: app() }))
    )
    const changes: string[] = []
    const sent: (string | null)[] = []
    context.on('requestfinished', async (request) => {
      const url = new URL(request.url())
      if (url.port === process.env.PORT && request.method() === 'POST') changes.push(url.pathname)
      if (url.port === process.env.CONTENT_PORT)
        sent.push((await request.response())!.headers()['set-cookie'] ?? null)
    })
    const page = await play(context, row.code)
    const launched = page.url()
    const lesson = page.frameLocator('package-player iframe').frameLocator('#stage iframe')
    await lesson.locator('#done').getByText('done').waitFor({ timeout: 15_000 })
    const found = JSON.parse(await lesson.locator('#out').innerText())

    assert.notInclude(found.cookie, 'tonle_session')
    for (const name of ['dom', 'storage', 'read', 'post', 'leak']) {
      assert.match(found[name], /^refused/, name)
    }
    assert.equal(found.picture, 'refused')
    assert.notEqual(found.frame, 'readable')
    assert.equal(found.popup, 'null')
    assert.match(found.worker, /^refused/)
    assert.match(found.top, /^refused|^sent/)
    await page.waitForTimeout(500)
    assert.equal(page.url(), launched, 'the window stays where it is')
    assert.deepEqual(
      changes,
      [`/packages/${row.code}/launches`],
      'nothing was posted but the launch'
    )
    assert.deepEqual(heard, [], 'nothing left for elsewhere')
    assert.isTrue(
      sent.every((cookie) => cookie === null),
      'the content listener sets no cookie'
    )
    await page.locator('#save-state').waitFor()

    // The planted cookie: the next page of the application drops both and works after signing in again.
    const after = await page.goto(`${app()}/packages`)
    const cookies = (await context.cookies(`${app()}/packages`)).filter(
      ({ name }) => name === 'tonle_session'
    )
    if (after!.status() === 400) {
      assert.deepEqual(cookies, [])
      assert.equal((await page.goto(`${app()}/sign-in`))!.status(), 200)
    } else assert.isTrue(cookies.every(({ value }) => value !== 'EVIL'))
    await context.close()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('the content opened by itself is in the sandbox too', async ({ assert }) => {
    const { row } = await site.bring(await hostilePackage(app(), leak()))
    const context = await browser.newContext()
    const page = await context.newPage()
    const { addressBase } = await import('#runtime/content/address_base')
    const address = `http://${HOST}:${process.env.CONTENT_PORT}${addressBase(row.currentVersionId!)}a.html`
    await page.goto(address)
    await page.locator('#done').getByText('done').waitFor({ timeout: 15_000 })
    const found = JSON.parse(await page.locator('#out').innerText())
    assert.equal(found.popup, 'null')
    assert.match(found.read, /^refused/)
    await context.close()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
