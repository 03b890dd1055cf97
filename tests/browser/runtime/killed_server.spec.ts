import { test } from '@japa/runner'
import { askDatabase } from '#bench/support/ask_database'
import { chromiumPath, closeBrowser, openBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { callContent } from '../../support/in_page.js'
import { ownPlayer, signInAt } from '#tests/support/own_player'
import type { OwnServer } from '#tests/support/own_server'
import { manifest12, page as html, zipOf } from '#tests/support/packages'
import { content, leave, play, saved } from '#tests/support/player'

const LESSON = html(`
api.LMSInitialize('')
const p = document.createElement('p')
p.id = 'place'
p.textContent = api.LMSGetValue('cmi.core.lesson_location')
document.body.append(p)
window.step = (place, n) => {
  api.LMSSetValue('cmi.core.lesson_location', place)
  api.LMSSetValue('cmi.core.exit', 'suspend')
  api.LMSSetValue('cmi.interactions.' + n + '.id', 'q' + n)
  api.LMSSetValue('cmi.interactions.' + n + '.type', 'choice')
  api.LMSSetValue('cmi.interactions.' + n + '.student_response', 'a')
  return api.LMSCommit('')
}
`)

type Lesson = Awaited<ReturnType<typeof content>>

const say = (lesson: Lesson, place: string, n: string) =>
  lesson.locator('body').evaluate(callContent, ['step', place, n] as [string, ...string[]])

/** What the database holds, asked without the application. */
async function recorded({ dataDir, databaseUrl }: OwnServer) {
  const database = await askDatabase(dataDir, databaseUrl)
  const [{ cmi }] = await database.rows('select cmi from runtime_attempt_scos')
  const answers = await database.rows('select n from runtime_interactions')
  await database.close()
  return { place: JSON.parse(cmi).core.lesson_location, answers: answers.length }
}

test.group('The server is killed while a learner plays', (group) => {
  group.teardown(() => closeBrowser())

  test('the learner goes on, and nothing is lost', async ({ assert, cleanup }) => {
    const files = { 'imsmanifest.xml': manifest12([{ id: 'a' }]), 'a.html': LESSON }
    const { server, seeded } = await ownPlayer(await zipOf(files))
    cleanup(() => server.close())
    await server.serve()
    const browser = await openBrowser()
    const context = await browser.newContext({ baseURL: server.url, locale: 'en' })
    cleanup(() => context.close())
    await context.addCookies([{ name: 'lang', value: 'en', url: server.url }])
    await signInAt(await context.newPage(), server.url, seeded)

    const page = await play(context, seeded.code)
    const lesson = await content(page)
    await say(lesson, 'confirmed', '0')
    await saved(page)
    await server.kill()
    await say(lesson, 'said to nobody', '1')
    await saved(page, 'kept on this device')
    await say(lesson, 'said later', '2')
    await server.serve()
    // The page was never told: it tries again by itself.
    await page.locator('#save-state', { hasText: 'Saved' }).waitFor({ timeout: 40_000 })
    await say(lesson, 'after the start', '3')
    await saved(page)
    await server.kill()
    assert.deepEqual(await recorded(server), { place: 'after the start', answers: 4 })

    await server.serve()
    await page.close()
    const again = await play(context, seeded.code)
    const place = (await content(again)).locator('#place')
    assert.equal(await place.innerText(), 'after the start')
    await leave(again)
  })
    .skip(!chromiumPath, WITHOUT_CHROMIUM)
    .timeout(180_000)
})
