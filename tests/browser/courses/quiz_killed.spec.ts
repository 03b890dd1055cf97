import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { askDatabase } from '#bench/support/ask_database'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { KillableBrowser } from '#tests/support/killable_browser'
import { seededServer, signInAt } from '#tests/support/own_player'
import { until } from '#tests/support/until'
import type { OwnServer } from '#tests/support/own_server'

/** What the database holds, asked without the application: the answers in the order in which they are asked. */
async function recorded({ dataDir, databaseUrl }: OwnServer) {
  const database = await askDatabase(dataDir, databaseUrl)
  const rows = await database.rows('select answer from courses_quiz_answers order by position')
  await database.close()
  return rows.map(({ answer }) =>
    answer === null ? null : (typeof answer === 'string' ? JSON.parse(answer) : answer).given
  )
}

const word = (page: Page, text: string) =>
  page.locator('.quiz-kept', { hasText: text }).waitFor({ timeout: 40_000 })

const secondsLeft = async (page: Page) => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(await page.locator('time-left').innerText())!
  return Number(minutes) * 60 + Number(seconds)
}

test.group('A quiz, server and browser killed', () => {
  test('every answer that was made is kept through kill -9 of the server and of the browser', async ({
    assert,
    cleanup,
  }) => {
    const { server, seeded } = await seededServer('tests/support/seed_quiz.ts')
    cleanup(() => server.close())
    await server.serve()
    const browser = new KillableBrowser()
    cleanup(() => browser.close())
    const open = async () => {
      const context = await browser.start()
      await context.addCookies([{ name: 'lang', value: 'en', url: server.url }])
      const page = await context.newPage()
      // A browser that was killed may have forgotten who was signed in.
      await signInAt(page, server.url, seeded)
      return page
    }
    let page = await open()
    await page.goto(`${server.url}/quizzes/${seeded.code}`)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.waitForURL(/\/quiz-attempts\//)
    const address = page.url()
    const names = await page.locator('[data-answer]').all()
    const box = (at: number) => names[at].locator('input:not([type=hidden]), textarea, select')

    // The server ends at once after it has said what it keeps.
    await box(0).nth(1).check()
    await word(page, 'answers are kept')
    await server.kill()
    assert.deepEqual(await recorded(server), ['b', null, null, null])
    // Without a server: what is made is kept on the device.
    await box(1).fill('ភ្នំ')
    await word(page, 'device')
    await box(3).fill('ច្បាប់')
    const menus = await names[2].locator('select').all()
    const shown = await Promise.all(menus.map((menu) => menu.getAttribute('name')))
    const [first, second, third] = shown.map((name) => /\[(k\d)\]$/.exec(name!)![1])
    await names[2].getByRole('button', { name: /^Up/ }).last().click()
    await page.waitForTimeout(1500)
    await browser.kill()
    await server.serve()
    page = await open()
    await page.goto(address)
    await until(async () => (await recorded(server)).every((given) => given !== null), 20_000)
    assert.deepEqual(await recorded(server), ['b', 'ភ្នំ', [first, third, second], 'ច្បាប់'])
    const again = await page.locator('[data-answer]').nth(1).locator('input:not([type=hidden])')
    assert.equal(await again.inputValue(), 'ភ្នំ')
    assert.isAtMost(await secondsLeft(page), 1800)
    assert.isAbove(await secondsLeft(page), 1600)

    // Typed, and the browser ends as soon as it has said so.
    await again.fill('ភ្នំពេញ')
    await word(page, 'answers are kept')
    await Promise.all([browser.kill(), server.kill()])
    assert.equal((await recorded(server))[1], 'ភ្នំពេញ')
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(240_000)
})
