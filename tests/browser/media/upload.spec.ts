import { test } from '@japa/runner'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { askDatabase } from '#bench/support/ask_database'
import { chromiumPath, closeBrowser, openBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { ownPlayer, signInAt } from '#tests/support/own_player'
import { manifest12, page as html, zipOf } from '#tests/support/packages'
import { until } from '#tests/support/until'

const MB = 1024 ** 2
const SIZE = 24 * MB

/** A line of some megabytes a second: long enough to be broken. */
async function slow(page: Page, uploadThroughput = 6 * MB) {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Network.enable')
  const line = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput }
  await tools.send('Network.emulateNetworkConditions', line)
}

/** The form of a new package, with the file chosen. */
async function choose(context: BrowserContext, file: string) {
  const page = await context.newPage()
  await slow(page)
  await page.goto('/packages/create')
  await page.locator('input[type=file][name=file]').setInputFiles(file)
  const row = page.locator('resumable-upload[data-field=file] li')
  await row.waitFor()
  const share = () =>
    row.locator('progress').evaluate((bar) => (bar as unknown as { value: number }).value)
  const reaches = (most: number) => until(async () => (await share()) >= most, 40_000)
  const state = (words: string | RegExp) =>
    row.locator('[data-state]', { hasText: words }).waitFor()
  const press = (name: string) => row.locator(`[data-${name}]`).click()
  return { page, row, share, reaches, state, press }
}

test.group('A long file on a bad line', (group) => {
  group.teardown(() => closeBrowser())

  test('is paused, survives a killed server and a closed laptop, and arrives whole', async ({
    assert,
    cleanup,
  }) => {
    const lesson = { 'imsmanifest.xml': manifest12([{ id: 'a' }]), 'a.html': html('') }
    const { server, seeded } = await ownPlayer(await zipOf(lesson))
    cleanup(() => server.close())
    await server.serve()
    const bytes = await zipOf({ ...lesson, 'film.mp4': randomBytes(SIZE) })
    const file = join(server.folder, 'ភាពយន្ត.zip')
    writeFileSync(file, bytes)
    const browser = await openBrowser()
    const context = await browser.newContext({ baseURL: server.url, locale: 'en' })
    cleanup(() => context.close())
    context.setDefaultTimeout(15_000)
    await context.addCookies([{ name: 'lang', value: 'en', url: server.url }])
    await signInAt(await context.newPage(), server.url, seeded)

    const first = await choose(context, file)
    await first.reaches(0.1)
    await first.press('pause')
    await first.state('Paused')
    const paused = await first.share()
    await first.page.waitForTimeout(700)
    assert.equal(await first.share(), paused, 'nothing moves while it is paused')
    await first.press('resume')
    await first.reaches(0.3)

    await server.kill()
    await first.state('The line broke')
    await server.serve()
    await first.reaches(0.5)
    await first.page.close()

    const offsets: number[] = []
    context.on('request', (request) => {
      const offset = request.headers()['upload-offset']
      if (request.method() === 'PATCH' && offset) offsets.push(Number(offset))
    })
    const again = await choose(context, file)
    await again.state('Has arrived')
    assert.isAbove(Math.min(...offsets), SIZE * 0.4, 'it goes on where it stopped')
    await again.page.locator('main form button[type=submit]').first().click()
    await again.page.waitForURL(/\/packages\/[0-9A-Z]+/)

    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const database = await askDatabase(server.dataDir, server.databaseUrl)
    const blobs = await database.rows(`select size from media_blobs where sha256 = '${sha256}'`)
    const uploads = await database.rows('select state from media_uploads')
    await database.close()
    assert.deepEqual(
      blobs.map(({ size }) => Number(size)),
      [bytes.length]
    )
    assert.deepEqual(
      uploads.map(({ state }) => state),
      ['kept']
    )
    const path = join(server.dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    assert.isTrue(readFileSync(path).equals(bytes))
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(180_000)
})
