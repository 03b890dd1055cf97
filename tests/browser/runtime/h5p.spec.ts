import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { approveAll, h5pOf } from '#tests/support/h5p'
import { zipOf } from '#tests/support/packages'
import { content, leave, play, playing, recorded, saved } from '#tests/support/player'
import { until } from '#tests/support/until'
import { decideLibraries } from '#runtime/actions/decide_libraries'
import { SYSTEM } from '#shared/actor'
import H5PLibrary from '#runtime/models/h5p_library'

const QUESTION = {
  question: 'រាជធានីនៃប្រទេសកម្ពុជា?',
  answers: [
    { text: 'ភ្នំពេញ', correct: true, feedback: 'ទន្លេបួនមុខ' },
    { text: 'បាត់ដំបង', correct: false },
  ],
}

/** A question of the application's own type, without its library: that is here. */
const question = (params: object = QUESTION) =>
  zipOf({
    'h5p.json': JSON.stringify({
      ...{ title: 'រាជធានី', language: 'km', mainLibrary: 'Tonle.ChooseAnswer' },
      ...{ embedTypes: ['div'], license: 'CC BY', licenseVersion: '4.0' },
      preloadedDependencies: [
        { machineName: 'Tonle.ChooseAnswer', majorVersion: 1, minorVersion: 0 },
      ],
    }),
    'content/content.json': JSON.stringify(params),
  })

const press = async (page: Page) => {
  const lesson = await content(page)
  await lesson.locator('.press').click()
  return lesson.locator('.press').innerText()
}

test.group('H5P in the player', (group) => {
  const site = playing(group)

  const pressing = async () => {
    const { row } = await site.bring(await h5pOf())
    await approveAll()
    return row
  }

  test('a question of the own type: answered, judged, and there again in a new launch', async ({
    assert,
  }) => {
    const { row } = await site.bring(await question())
    const context = await site.context()
    const hosts = new Set<string>()
    context.on('request', (request) => hosts.add(new URL(request.url()).hostname))
    const page = await play(context, row.code)
    const lesson = await content(page)
    await lesson.getByText('បាត់ដំបង').click()
    await lesson.getByRole('button', { name: 'Check' }).click()
    await lesson.getByText('Not quite').waitFor()
    await until(async () => (await recorded(row.id)).attempt.success === 'failed')
    await lesson.getByRole('button', { name: 'Try again' }).click()
    await lesson.getByText('ភ្នំពេញ').click()
    await lesson.getByRole('button', { name: 'Check' }).click()
    await lesson.getByText('ទន្លេបួនមុខ').waitFor()
    await until(async () => (await recorded(row.id)).attempt.success === 'passed')
    assert.equal((await recorded(row.id)).attempt.scoreRaw, 1)
    await page.locator('[data-outcome]', { hasText: 'Passed · 1 / 1' }).waitFor()
    await leave(page)

    const again = await play(context, row.code)
    const lessonAgain = await content(again)
    await lessonAgain.getByText('ទន្លេបួនមុខ').waitFor()
    assert.isTrue(await lessonAgain.locator('input').first().isChecked())
    assert.deepEqual([...hosts], ['127.0.0.1'])
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('in Khmer its words and the font are Khmer', async ({ assert }) => {
    const { row } = await site.bring(await question())
    const context = await site.context()
    await context.addCookies([{ name: 'lang', value: 'km', url: process.env.APP_URL! }])
    const page = await play(context, row.code)
    const lesson = await content(page)
    await lesson.getByRole('button', { name: 'ពិនិត្យ' }).waitFor()
    const frame = page.frames().find((one) => one.url().endsWith('h5p.html'))!
    await frame.waitForFunction('document.fonts.status === "loaded"')
    const fonts = await frame.evaluate(
      '[...document.fonts].filter((one) => one.status === "loaded").map((one) => one.unicodeRange)'
    )
    assert.include(JSON.stringify(fonts), 'U+1780')
    assert.equal(await frame.evaluate('document.documentElement.lang'), 'km')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('closing the tab loses nothing', async () => {
    const row = await pressing()
    const context = await site.context()
    const page = await play(context, row.code)
    await press(page)
    await press(page)
    await page.close({ runBeforeUnload: true })
    await until(async () => {
      const { scos, cmi } = await recorded(row.id)
      return scos.length > 0 && cmi().data[0]?.state === '{"pressed":2}'
    })
    const again = await play(context, row.code)
    await (await content(again)).getByText('សួស្តី 2').waitFor()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a dead line keeps state, score and statements on the device, and sends them once', async ({
    assert,
  }) => {
    const row = await pressing()
    const context = await site.context()
    const page = await play(context, row.code)
    await (await content(page)).locator('.press').waitFor()
    await saved(page)
    await context.setOffline(true)
    await press(page)
    await press(page)
    await press(page)
    await saved(page, 'kept on this device')
    assert.isNull((await recorded(row.id)).attempt.scoreRaw)
    await page.close()
    await context.setOffline(false)
    const again = await play(context, row.code)
    await (await content(again)).getByText('សួស្តី 3').waitFor()
    await saved(again)
    const { attempt } = await recorded(row.id)
    assert.deepEqual([attempt.number, attempt.scoreRaw, attempt.success], [1, 3, 'passed'])
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const answered = await db
      .from('runtime_statements')
      .where({ registration: attempt.id, source: 'h5p' })
      .where('statement', 'like', '%verbs/answered%')
    assert.lengthOf(answered, 3)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('of two windows the older one is told and no longer taken', async ({ assert }) => {
    const row = await pressing()
    const context = await site.context()
    const older = await play(context, row.code)
    await saved(older)
    const newer = await play(context, row.code)
    await press(newer)
    await until(async () => (await recorded(row.id)).attempt.scoreRaw === 1)
    await press(older)
    await press(older)
    await saved(older, 'another window')
    assert.equal((await recorded(row.id)).attempt.scoreRaw, 1)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('high content gets the height that it asks for', async ({ assert }) => {
    const answers = Array.from({ length: 40 }, (_, n) => ({ text: `ចម្លើយទី ${n}` }))
    const { row } = await site.bring(await question({ ...QUESTION, answers }))
    const context = await site.context()
    const page = await play(context, row.code)
    const frame = page.locator('package-player > iframe')
    await until(async () => (await frame.boundingBox())!.height > 2000)
    const inner = page.frames().find((one) => one.url().endsWith('h5p.html'))!
    const rest = await inner.evaluate(
      'document.documentElement.scrollHeight - document.documentElement.clientHeight'
    )
    assert.isAtMost(Number(rest), 1)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('the whole screen: by the player, and by the button of the content itself', async ({
    assert,
  }) => {
    const { row } = await site.bring(await h5pOf({ more: { fullscreen: 1 } }))
    await approveAll()
    const context = await site.context()
    const page = await play(context, row.code)
    const lesson = await content(page)
    await lesson.locator('.press').waitFor()
    const fills = () =>
      page.evaluate(
        'document.fullscreenElement && document.fullscreenElement.getBoundingClientRect().width === innerWidth ? document.fullscreenElement.localName : ""'
      )
    const whole = page.locator('[data-go=screen]')
    await whole.click()
    await until(async () => (await fills()) === 'package-player')
    await page.keyboard.press('Escape')
    await page.evaluate('document.fullscreenElement && document.exitFullscreen()')
    await until(async () => (await whole.getAttribute('aria-pressed')) === 'false')

    const frame = page.frames().find((one) => one.url().endsWith('h5p.html'))!
    await lesson.locator('.h5p-enable-fullscreen').click()
    await until(async () => (await fills()) === 'iframe')
    assert.isTrue(await frame.evaluate('document.fullscreenElement !== null'))
    await lesson.locator('.press').click()
    await until(async () => (await recorded(row.id)).attempt.scoreRaw === 1)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a library that waits never reaches the browser; one that is withdrawn ends the player', async ({
    assert,
  }) => {
    const { row } = await site.bring(await h5pOf({ script: 'document.title = "ran"' }))
    const context = await site.context()
    const page = await context.newPage()
    await page.goto(`/packages/${row.code}`)
    await page.getByText('Test.Press 1.0').first().waitFor()
    assert.equal(await page.locator('button[name=wish]').count(), 0)
    await approveAll()
    const playingPage = await play(context, row.code)
    const builds = await H5PLibrary.query().where('machineName', 'Test.Press')
    const ids = builds.map(({ id }) => id)
    await decideLibraries(SYSTEM, ids, { decision: 'withdraw' })
    await playingPage.reload()
    await saved(playingPage, 'not approved any more')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
