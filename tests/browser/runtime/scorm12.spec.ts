import { test } from '@japa/runner'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { manifest12, page as html, zipOf } from '#tests/support/packages'
import { content, leave, play, playing, recorded, saved } from '#tests/support/player'
import { callContent } from '../../support/in_page.js'
import { until } from '#tests/support/until'

const LESSON = html(`
api.LMSInitialize('')
document.title = api.LMSGetValue('cmi.core.entry')
const show = (name, value) => { const p = document.createElement('p'); p.id = name; p.textContent = value; document.body.append(p) }
show('entry', api.LMSGetValue('cmi.core.entry'))
show('place', api.LMSGetValue('cmi.core.lesson_location'))
show('data', api.LMSGetValue('cmi.suspend_data'))
show('time', api.LMSGetValue('cmi.core.total_time'))
show('name', api.LMSGetValue('cmi.core.student_name'))
window.step = (place, data, score) => {
  api.LMSSetValue('cmi.core.lesson_location', place)
  api.LMSSetValue('cmi.suspend_data', data)
  if (score) { api.LMSSetValue('cmi.core.score.raw', score); api.LMSSetValue('cmi.core.score.max', '100'); api.LMSSetValue('cmi.core.lesson_status', 'passed') }
  else api.LMSSetValue('cmi.core.lesson_status', 'incomplete')
  api.LMSSetValue('cmi.core.exit', 'suspend')
  api.LMSSetValue('cmi.core.session_time', '0000:01:30.50')
  const n = api.LMSGetValue('cmi.interactions._count')
  api.LMSSetValue('cmi.interactions.' + n + '.id', 'q' + n)
  api.LMSSetValue('cmi.interactions.' + n + '.type', 'choice')
  api.LMSSetValue('cmi.interactions.' + n + '.student_response', 'a')
  api.LMSSetValue('cmi.interactions.' + n + '.result', 'correct')
  return api.LMSCommit('')
}
addEventListener('unload', () => api.LMSFinish(''))
`)

type Lesson = Awaited<ReturnType<typeof content>>

const say = (lesson: Lesson, ...values: string[]) =>
  lesson.locator('body').evaluate(callContent, ['step', ...values] as [string, ...string[]])

const one = () => zipOf({ 'imsmanifest.xml': manifest12([{ id: 'a' }]), 'a.html': LESSON })

test.group('SCORM 1.2 in the player', (group) => {
  const site = playing(group)

  test('everything comes back after a new launch', async ({ assert }) => {
    const { row } = await site.bring(await one())
    const context = await site.context()
    const page = await play(context, row.code)
    const lesson = await content(page)
    assert.equal(await lesson.locator('#entry').innerText(), 'ab-initio')
    assert.isNotEmpty(await lesson.locator('#name').innerText())
    assert.equal(await say(lesson, 'p3', 'ទិន្នន័យ'.repeat(900), '85'), 'true')
    await saved(page)
    await leave(page)
    const first = await recorded(row.id)
    assert.equal(first.attempt.success, 'passed')
    assert.equal(first.attempt.scoreRaw, 85)
    assert.equal(first.scos[0].exit, 'suspend')

    const again = await play(context, row.code)
    const lessonAgain = await content(again)
    assert.equal(await lessonAgain.locator('#entry').innerText(), 'resume')
    assert.equal(await lessonAgain.locator('#place').innerText(), 'p3')
    assert.equal(await lessonAgain.locator('#data').innerText(), 'ទិន្នន័យ'.repeat(900))
    assert.equal(await lessonAgain.locator('#time').innerText(), '00:01:30.5')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('closing the tab loses nothing', async ({ assert }) => {
    const { row } = await site.bring(await one())
    const context = await site.context()
    const page = await play(context, row.code)
    const lesson = await content(page)
    await say(lesson, 'p7', 'last')
    await page.close({ runBeforeUnload: true })
    await until(async () => (await recorded(row.id)).scos[0]?.exit === 'suspend')
    const { cmi, scos } = await recorded(row.id)
    assert.equal(cmi().core.lesson_location, 'p7')
    assert.equal(scos[0].sessionSeconds, 90.5)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a dead line keeps the work on the device and sends it later, once', async ({ assert }) => {
    const { row } = await site.bring(await one())
    const context = await site.context()
    const page = await play(context, row.code)
    const lesson = await content(page)
    await until(async () => (await recorded(row.id)).scos.length > 0)
    await context.setOffline(true)
    await say(lesson, 'p1', 'one')
    await say(lesson, 'p2', 'two')
    await saved(page, 'kept on this device')
    assert.notEqual((await recorded(row.id)).cmi().core.lesson_location, 'p2')
    await page.close()
    await context.setOffline(false)
    const again = await play(context, row.code)
    const lessonAgain = await content(again)
    assert.equal(await lessonAgain.locator('#place').innerText(), 'p2')
    assert.equal(await lessonAgain.locator('#data').innerText(), 'two')
    await saved(again)
    const { attempt } = await recorded(row.id)
    assert.equal(attempt.number, 1)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('of two windows the older one is told and no longer taken', async ({ assert }) => {
    const { row } = await site.bring(await one())
    const context = await site.context()
    const older = await play(context, row.code)
    const olderLesson = await content(older)
    await saved(older)
    const newer = await play(context, row.code)
    const newerLesson = await content(newer)
    await say(newerLesson, 'new', 'new')
    await saved(newer)
    await say(olderLesson, 'old', 'old')
    await saved(older, 'another window')
    assert.equal((await recorded(row.id)).cmi().core.lesson_location, 'new')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('several items: contents, next, and nothing complete by opening', async ({ assert }) => {
    const files = {
      'imsmanifest.xml': manifest12([
        { id: 'a', title: 'One' },
        { id: 'b', title: 'Two' },
        { id: 'p', title: 'Picture', href: 'p.html', type: 'asset' },
      ]),
      ...{ 'a.html': LESSON, 'b.html': LESSON, 'p.html': '<h1>only a picture</h1>' },
    }
    const { row } = await site.bring(await zipOf(files))
    const context = await site.context()
    const page = await play(context, row.code)
    await (await content(page)).locator('#entry').waitFor()
    await page.locator('[data-go=next]').click()
    await page.locator('[data-item=b][aria-current]').waitFor({ state: 'attached' })
    await (await content(page)).locator('#entry').waitFor()
    await page.locator('.contents summary').click()
    await page.locator('[data-item=p]').click()
    await (await content(page)).getByText('only a picture').waitFor()
    await leave(page)
    const { attempt, scos } = await recorded(row.id)
    assert.deepEqual(
      scos.map(({ sco, completion }) => [sco, completion]),
      [
        ['a', 'incomplete'],
        ['b', 'incomplete'],
      ]
    )
    assert.equal(attempt.completion, 'incomplete')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
