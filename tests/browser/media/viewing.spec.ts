import { test } from '@japa/runner'
import type { Page } from 'playwright'
import db from '@adonisjs/lucid/services/db'
import { appUrl } from '#config/app'
import { chromiumPath, closeBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { DESKTOP, newContext, takeCookies } from '#tests/support/chromium_visit'
import { emptyLibrary, signedIn } from '#tests/support/library'
import { film, hasFfmpeg, WITHOUT_FFMPEG } from '#tests/support/media'
import { shown } from '#tests/support/tour/media'

const VIDEO = 'https://w3id.org/xapi/video'

const said = async () => {
  const rows = await db.from('runtime_statements').where('source', 'video').orderBy('id')
  return rows.map((row) => JSON.parse(row.statement))
}
const verbs = async () => (await said()).map(({ verb }) => verb.id.split('/').pop() as string)

/** Waits until a verb was told so often. */
async function told(verb: string, times = 1) {
  for (let n = 0; n < 150; n++) {
    const found = (await verbs()).filter((one) => one === verb)
    if (found.length >= times) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${verb} was not told: ${await verbs()}`)
}

const run = (page: Page, what: 'play' | 'pause') =>
  page.locator('media-player video').evaluate((element, name) => {
    // What is asked to play while another quality is fetched plays later.
    Promise.resolve((element as any)[name]()).catch(() => {})
  }, what)

const until = (page: Page, time: number) =>
  page.waitForFunction(
    (place) => (globalThis as any).document.querySelector('video').currentTime >= place,
    time,
    { timeout: 15_000 }
  )

test.group('What Chromium tells of a film', (group) => {
  group.setup(() => () => closeBrowser())
  group.each.setup(() => emptyLibrary())

  test('what was played, also over a line that breaks, and nothing of visitors', async ({
    assert,
    cleanup,
  }) => {
    const path = await shown('video', 'film.mp4', await film({ seconds: 4, size: '320x240' }))
    const context = await newContext(DESKTOP)
    cleanup(() => context.close())
    const page = await context.newPage()
    await page.goto(path)
    await run(page, 'play')
    await until(page, 1)
    await run(page, 'pause')
    const { browser } = await signedIn('student')
    await takeCookies(context, [...browser.cookies], 'en')
    await page.goto(path)
    assert.lengthOf(await said(), 0)

    await run(page, 'play')
    await until(page, 1)
    await run(page, 'pause')
    await told('paused')
    assert.deepEqual(await verbs(), ['initialized', 'played', 'paused'])
    await page.route('**/viewings', (route) => route.abort())
    await run(page, 'play')
    await until(page, 3.9)
    await page.waitForFunction(() => (globalThis as any).document.querySelector('video').ended)
    assert.lengthOf(await said(), 3)
    await page.unroute('**/viewings')
    await page.evaluate(() => (globalThis as any).dispatchEvent(new Event('online')))
    await told('completed')
    await told('paused', 2)
    await page.goto('/library')
    await told('terminated')
    const all = await said()
    assert.sameMembers(await verbs(), [
      ...['initialized', 'played', 'paused', 'played', 'paused', 'completed', 'terminated'],
    ])
    const completed = all.find(({ verb }) => verb.id.endsWith('completed'))
    assert.equal(completed.object.id, `${appUrl}${path}/files/film.mp4`)
    assert.isTrue(completed.result.completion)
    assert.isAtLeast(completed.result.extensions[`${VIDEO}/extensions/progress`], 0.95)
    assert.match(completed.result.extensions[`${VIDEO}/extensions/played-segments`], /^0/)
  })
    .skip(!chromiumPath || !hasFfmpeg, chromiumPath ? WITHOUT_FFMPEG : WITHOUT_CHROMIUM)
    .timeout(90_000)

  test('a jump to the end is no completion', async ({ assert, cleanup }) => {
    const path = await shown('video', 'film.mp4', await film({ seconds: 8, size: '320x240' }))
    const context = await newContext(DESKTOP)
    cleanup(() => context.close())
    const { browser } = await signedIn('student')
    await takeCookies(context, [...browser.cookies], 'en')
    const page = await context.newPage()
    await page.goto(path)
    await run(page, 'play')
    await until(page, 1)
    await page.locator('[data-quality]').selectOption({ index: 1 })
    await until(page, 1.5)
    await page.locator('video').evaluate((element) => ((element as any).currentTime = 7))
    await told('paused')
    assert.deepEqual(await verbs(), ['initialized', 'played', 'seeked', 'paused'])
    const [, , seeked, paused] = await said()
    const of = (statement: any, name: string) =>
      statement.result.extensions[`${VIDEO}/extensions/${name}`]
    assert.equal(Math.round(of(seeked, 'time-to')), 7)
    assert.isBelow(of(seeked, 'time-from'), 4)
    assert.isBelow(of(paused, 'progress'), 0.7)
    assert.lengthOf(of(paused, 'played-segments').split('[,]'), 2)
  })
    .skip(!chromiumPath || !hasFfmpeg, chromiumPath ? WITHOUT_FFMPEG : WITHOUT_CHROMIUM)
    .timeout(90_000)
})
