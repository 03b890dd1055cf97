import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { chromiumPath, closeBrowser, openBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { emptyLibrary } from '#tests/support/library'
import { film, hasFfmpeg, WITHOUT_FFMPEG } from '#tests/support/media'
import { shown } from '#tests/support/tour/media'

type Played = { time: number; width: number; paused: boolean; src: string; error: number | null }

const now = (page: Page): Promise<Played> =>
  page.locator('media-player video').evaluate((element) => {
    const { currentTime, videoWidth, paused, currentSrc, error } = element as unknown as {
      currentTime: number
      videoWidth: number
      paused: boolean
      currentSrc: string
      error: { code: number } | null
    }
    return {
      ...{ time: currentTime, width: videoWidth, paused, src: currentSrc },
      error: error?.code ?? null,
    }
  })

async function plays(page: Page, from: number) {
  await page.waitForFunction(
    (time) => {
      const found = (globalThis as any).document.querySelector('media-player video')
      return found.currentTime > time
    },
    from,
    { timeout: 15_000 }
  )
}

const press = (page: Page) =>
  page.locator('media-player video').evaluate((element) => (element as any).play().catch(() => {}))

test.group('A film in Chromium', (group) => {
  group.setup(() => () => closeBrowser())
  group.each.setup(() => emptyLibrary())

  test('plays by its parts in the quality that the line carries, in others, and as sound', async ({
    assert,
    cleanup,
  }) => {
    const path = await shown('video', 'film.mp4', await film({ seconds: 14, size: '640x480' }))
    const browser = await openBrowser()
    const context = await browser.newContext({ baseURL: process.env.APP_URL })
    cleanup(() => context.close())
    const page = await context.newPage()
    const asked: { path: string; range?: string }[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.includes('/made/')) {
        asked.push({ path: pathname.split('/').pop()!, range: request.headers().range })
      }
    })
    await page.goto(path)
    assert.deepEqual(
      asked.filter(({ path: one }) => /mp4|m3u8/.test(one)),
      [],
      'nothing of it is fetched before it is played'
    )
    const canPlay = await page.evaluate(() =>
      (globalThis as any).MediaSource.isTypeSupported('video/mp4; codecs="avc1.4d401e,mp4a.40.2"')
    )
    assert.isTrue(canPlay)
    await press(page)
    await plays(page, 0.5)
    const automatic = await now(page)
    assert.match(automatic.src, /^blob:/, 'hls.js plays it')
    assert.isNull(automatic.error)
    assert.isAbove(automatic.width, 0)
    const names = asked.map((one) => one.path)
    assert.includeMembers(names, ['master.m3u8'])
    const parts = asked.filter((one) => /^\d+\.mp4$/.test(one.path))
    assert.isAbove(parts.length, 1)
    assert.isTrue(parts.every(({ range }) => /^bytes=\d+-\d+$/.test(range ?? '')))

    const tracks = await page.locator('video track').count()
    assert.equal(tracks, 1)
    await page.locator('[data-places] summary').click()
    const places = page.locator('.place')
    await places.nth(3).waitFor()
    assert.equal(await places.nth(3).getAttribute('aria-label'), 'ចាក់ពីនាទី 0:06')
    await places.nth(3).click()
    await plays(page, 6)
    const found = await now(page)
    assert.isAtLeast(found.time, 6)

    const quality = page.locator('[data-quality]')
    await quality.selectOption({ index: 3 })
    await plays(page, found.time)
    const chosen = await now(page)
    assert.match(chosen.src, /240\.mp4/)
    assert.equal(chosen.width, 320)
    assert.isAtLeast(chosen.time, found.time, 'it goes on where it was')
    await quality.selectOption({ index: 4 })
    await plays(page, chosen.time)
    assert.match((await now(page)).src, /sound\.ogg/)
    await page.locator('[data-speed]').selectOption('1.5')
    const rate = await page
      .locator('media-player video')
      .evaluate((element) => (element as any).playbackRate)
    assert.equal(rate, 1.5)
  })
    .skip(!chromiumPath || !hasFfmpeg, chromiumPath ? WITHOUT_FFMPEG : WITHOUT_CHROMIUM)
    .timeout(120_000)

  test('plays without script too', async ({ assert, cleanup }) => {
    const path = await shown('video', 'film.mp4', await film({ seconds: 2, size: '320x240' }))
    const browser = await openBrowser()
    const context = await browser.newContext({
      ...{ baseURL: process.env.APP_URL, javaScriptEnabled: false },
    })
    cleanup(() => context.close())
    const page = await context.newPage()
    await page.goto(path)
    const source = await page.locator('video source').getAttribute('src')
    assert.match(source!, /download\.mp4/)
    assert.isFalse(await page.locator('[data-controls]').isVisible())
    const answer = await context.request.get(source!, { headers: { range: 'bytes=0-99' } })
    assert.equal(answer.status(), 206)
  })
    .skip(!chromiumPath || !hasFfmpeg, chromiumPath ? WITHOUT_FFMPEG : WITHOUT_CHROMIUM)
    .timeout(60_000)
})
