import { test } from '@japa/runner'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { hostilePackage } from '#tests/support/hostile_package'
import { ownPlayer, signInAt } from '#tests/support/own_player'
import { play } from '#tests/support/player'
import { hasOpenssl, testAuthority, tlsProxy, WITHOUT_OPENSSL } from '#tests/support/tls'
import {
  dropsPlanted,
  HOST,
  openTestBrowser,
  refusesEverything,
  serverElsewhere,
  watchWorld,
} from '#tests/support/isolation'

type Own = Awaited<ReturnType<typeof ownPlayer>>
type Proxy = Awaited<ReturnType<typeof tlsProxy>>

/**
 * The same over https, behind a proxy that sets what nginx is told to set in docs/install: packages on another port
 * of the same name, and on a name for each package. The server is a process of its own with these settings.
 */
test.group('A hostile package over https', (group) => {
  if (!chromiumPath || !hasOpenssl) {
    test('needs a browser and openssl', () => {}).skip(
      true,
      chromiumPath ? WITHOUT_OPENSSL : WITHOUT_CHROMIUM
    )
    return
  }
  const names = [HOST, 'leak.test', `*.packages.${HOST}`, '*.packages.test']
  const authority = testAuthority(names)
  let browser: Browser
  let own: Own
  let proxies: Proxy[]
  let elsewhere: Awaited<ReturnType<typeof serverElsewhere>>
  let app: string
  let leak: string

  group.setup(async () => {
    elsewhere = await serverElsewhere()
    proxies = [
      await tlsProxy(authority, () => own.server.ports![0]),
      await tlsProxy(authority, () => own.server.ports![1]),
      await tlsProxy(authority, () => elsewhere.port),
    ]
    app = `https://${HOST}:${proxies[0].port}`
    leak = `https://leak.test:${proxies[2].port}`
    own = await ownPlayer(await hostilePackage(app, leak))
    browser = await openTestBrowser(`--ignore-certificate-errors-spki-list=${authority.trust}`)
    return async () => {
      await browser.close()
      await own.server.close()
      for (const one of [...proxies, elsewhere]) one.close()
    }
  })
  group.each.timeout(120_000)

  /** The server with packages at this address, a browser whose person is signed in, and what it saw. */
  async function opened(contentUrl: string, content: string) {
    proxies[1].cookies.length = 0
    const settings = { APP_URL: app, CONTENT_URL: contentUrl, TRUST_PROXY: 'true' }
    await own.server.serve(settings)
    const context = await browser.newContext({ baseURL: app })
    await context.addCookies([{ name: 'lang', value: 'en', url: app }])
    await signInAt(await context.newPage(), app, own.seeded)
    const world = { app, content, leak, heard: elsewhere.heard }
    return { context, world, seen: watchWorld(context, world) }
  }

  const close = async (context: BrowserContext) => {
    await context.close()
    await own.server.stop()
  }

  test('on another port of the name: nothing goes through', async ({ assert }) => {
    const content = `https://${HOST}:${proxies[1].port}`
    const { context, world, seen } = await opened(content, content)
    const cookies = await context.cookies(app)
    const session = cookies.find(({ name }) => name === '__Host-tonle_session')!
    assert.include(session, { secure: true, httpOnly: true, path: '/', domain: HOST })
    const page = await play(context, own.seeded.code)
    await refusesEverything(assert, page, world, seen, own.seeded.code)
    assert.equal(await dropsPlanted(assert, context, page, app), 200, 'nothing was planted')
    await close(context)
  })

  for (const domain of [`packages.${HOST}`, 'packages.test']) {
    test(`on a name for each package below ${domain}: no session even travels there`, async ({
      assert,
    }) => {
      const { port } = proxies[1]
      const content = `https://${own.seeded.code.toLowerCase()}.${domain}:${port}`
      const { context, world, seen } = await opened(`https://*.${domain}:${port}`, content)
      const page = await play(context, own.seeded.code)
      await refusesEverything(assert, page, world, seen, own.seeded.code)
      assert.isNotEmpty(proxies[1].cookies)
      assert.isTrue(proxies[1].cookies.every((cookie) => !cookie.includes('__Host')))
      assert.equal(await dropsPlanted(assert, context, page, app), 200, 'nothing was planted')
      await close(context)
    })
  }

  test('a certificate of anybody else is not believed', async ({ assert }) => {
    const stranger = createServer(testAuthority(names), (_, answer) => answer.end('hello'))
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
    const context = await browser.newContext()
    const page = await context.newPage()
    const address = `https://${HOST}:${(stranger.address() as AddressInfo).port}/`
    await assert.rejects(() => page.goto(address), /ERR_CERT_AUTHORITY_INVALID/)
    await context.close()
    stranger.close()
  })
})
