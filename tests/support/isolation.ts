import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type BrowserContext, type Page } from 'playwright'
import type { Assert } from '@japa/assert'
import { callContent } from './in_page.js'
import { chromiumPath } from '#tests/support/chromium'
import { content } from '#tests/support/player'

export const HOST = 'tonle.test'

/** A browser for which every name below `.test` is this machine. */
export const openTestBrowser = (...more: string[]) =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      ...['--host-resolver-rules=MAP *.test 127.0.0.1', ...more],
    ],
  })

/** A server elsewhere; `heard` is what reached it. */
export async function serverElsewhere() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url!)
    response.end()
  })
  server.on('upgrade', ({ url }, socket) => {
    heard.push(url!)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { port, heard, close: () => void server.close() }
}

type World = { app: string; content: string; leak: string; heard: string[] }

/** Notes from now on what a browser posts to the application, and the cookies that come from the content's origin. */
export function watchWorld(context: BrowserContext, { app, content: other }: World) {
  const posted: string[] = []
  const cookiesSet: (string | null)[] = []
  context.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin === app && request.method() === 'POST') posted.push(pathname)
  })
  context.on('response', (answer) => {
    if (new URL(answer.url()).origin !== other) return
    cookiesSet.push(answer.headers()['set-cookie'] ?? null)
  })
  return { posted, cookiesSet }
}

const REFUSED = ['dom', 'read', 'post', 'leak', 'picture', 'script', 'style', 'module', 'socket']

/** The package in `page` has tried everything, and nothing of it went through (docs/adr/0020, MIRROR's matrix). */
export async function refusesEverything(
  assert: Assert,
  page: Page,
  { leak, heard }: World,
  seen: ReturnType<typeof watchWorld>,
  code: string
) {
  const launched = page.url()
  const lesson = await content(page)
  await lesson.locator('#done').getByText('done').waitFor({ timeout: 30_000 })
  const found = JSON.parse(await lesson.locator('#out').innerText())
  for (const name of [...REFUSED, 'storage', 'events', 'prefetch', 'worker']) {
    assert.match(found[name], /^refused/, name)
  }
  assert.notInclude(found.cookie, 'tonle_session')
  assert.notEqual(found.frame, 'readable')
  assert.equal(found.popup, 'null')
  assert.match(found.top, /^refused|^sent/)
  // What lessons need is there.
  assert.equal(found['own storage'], '1')
  assert.equal(found.nested, 'API')
  assert.equal(found.question, 'true', 'a question is answered with yes')

  await lesson.locator('body').evaluate(callContent, ['go', `${leak}/self`] as [string, string])
  await page.waitForTimeout(700)
  assert.equal(page.url(), launched, 'the window stays where it is')
  assert.deepEqual(seen.posted, [`/packages/${code}/launches`], 'nothing was posted but the launch')
  assert.deepEqual(heard, [], 'nothing left for elsewhere')
  assert.isNotEmpty(seen.cookiesSet)
  assert.isTrue(
    seen.cookiesSet.every((cookie) => cookie === null),
    'the content listener sets no cookie'
  )
  await page.locator('#save-state').waitFor()
}

const sessionOf = (app: string) =>
  app.startsWith('https:') ? '__Host-tonle_session' : 'tonle_session'

/** The planted cookie: the next page of the application drops both and works after signing in again. */
export async function dropsPlanted(
  assert: Assert,
  context: BrowserContext,
  page: Page,
  app: string
) {
  const after = await page.goto(`${app}/packages`)
  const cookies = await context.cookies(`${app}/packages`)
  const sessions = cookies.filter(({ name }) => name === sessionOf(app))
  if (after!.status() === 400) {
    assert.deepEqual(sessions, [])
    assert.equal((await page.goto(`${app}/sign-in`))!.status(), 200)
  } else assert.isTrue(sessions.every(({ value }) => value !== 'EVIL'))
  return after!.status()
}
