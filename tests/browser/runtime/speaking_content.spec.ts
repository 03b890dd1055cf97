import { test } from '@japa/runner'
import { callContent } from '../../support/in_page.js'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { content, leave, play, playing, recorded, saved } from '#tests/support/player'
import { until } from '#tests/support/until'
import { zipOf } from '#tests/support/packages'
import Launch from '#runtime/models/launch'
import { attemptLog } from '#runtime/queries/attempt_log'
import { findStatements } from '#runtime/lrs/store/find_statements'
import { ownAuthority } from '#runtime/actions/record_statements'
import { updatePackage } from '#runtime/actions/update_package'
import { SYSTEM } from '#shared/actor'

const ROOT = 'https://example.org/lesson'
const TINCAN = `<?xml version="1.0"?><tincan xmlns="http://projecttincan.com/tincan.xsd"><activities><activity id="${ROOT}" type="http://adlnet.gov/expapi/activities/course"><name lang="km">មេរៀន</name><launch lang="km">start.html</launch></activity></activities></tincan>`

/** A page that speaks by both ways that browsers have. */
const PAGE = `<!doctype html><meta charset="utf-8"><h1>មេរៀន</h1><script>
const q = new URLSearchParams(location.search)
const headers = { authorization: q.get('auth'), 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' }
const statement = (verb) => ({ id: q.get('registration').slice(0, 24) + String(Date.now()).slice(-12), actor: JSON.parse(q.get('actor')), verb: { id: 'http://adlnet.gov/expapi/verbs/' + verb }, object: { id: '${ROOT}' }, context: { registration: q.get('registration') }, timestamp: new Date().toISOString() })
window.tell = async (verb) => (await fetch(q.get('endpoint') + 'statements', { method: 'POST', headers, body: JSON.stringify(statement(verb)) })).status
window.tellOld = (verb) => new Promise((resolve, reject) => {
  const said = statement(verb)
  const request = new XMLHttpRequest()
  request.open('PUT', q.get('endpoint') + 'statements?statementId=' + said.id)
  for (const name in headers) request.setRequestHeader(name, headers[name])
  request.onreadystatechange = () => request.readyState === 4 && resolve(request.status)
  request.onerror = () => reject(new Error('broken'))
  request.send(JSON.stringify(said))
})
</script>`

type Lesson = Awaited<ReturnType<typeof content>>

const say = (lesson: Lesson, ...values: [string, ...string[]]) =>
  lesson.locator('body').evaluate(callContent, values)

async function verbsOf(registration: string) {
  const query = { registration, ascending: true, limit: 20 }
  const { rows } = await findStatements(query, ownAuthority('xapi', null))
  return rows.map(({ statement }) => JSON.parse(statement).verb.id.split('/').pop() as string)
}

const html = (title: string, more = '') =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${more}`

test.group('Content that speaks in the player', (group) => {
  const site = playing(group)
  const lesson = () => zipOf({ 'tincan.xml': TINCAN, 'start.html': PAGE })

  test('a dead line: what is said is kept here, in order, and sent once', async ({ assert }) => {
    const { row } = await site.bring(await lesson())
    const context = await site.context()
    const page = await play(context, row.code)
    const open = await content(page)
    assert.equal(await say(open, 'tell', 'initialized'), 200)
    await saved(page)
    await context.setOffline(true)
    assert.equal(await say(open, 'tellOld', 'experienced'), 204)
    assert.equal(await say(open, 'tell', 'attempted'), 200)
    assert.equal(await say(open, 'tellOld', 'completed'), 204)
    await saved(page, 'kept on this device')
    const { attempt } = await recorded(row.id)
    assert.deepEqual(await verbsOf(attempt.id), ['initialized'])
    await context.setOffline(false)
    await saved(page)
    await until(async () => (await recorded(row.id)).attempt.completion === 'completed')
    const said = ['initialized', 'experienced', 'attempted', 'completed']
    assert.deepEqual(await verbsOf(attempt.id), said)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a window that was closed without a line: the next one sends it first', async ({
    assert,
  }) => {
    const { row } = await site.bring(await lesson())
    const context = await site.context()
    const page = await play(context, row.code)
    await say(await content(page), 'tell', 'initialized')
    await context.setOffline(true)
    await say(await content(page), 'tell', 'completed')
    await page.close()
    await context.setOffline(false)
    const again = await play(context, row.code)
    await (await content(again)).locator('h1').waitFor()
    await until(async () => (await recorded(row.id)).attempt.completion === 'completed')
    assert.equal((await recorded(row.id)).attempt.number, 1)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('the key of a launch is over: what is said is kept and goes with the next launch', async ({
    assert,
  }) => {
    const { row } = await site.bring(await lesson())
    const context = await site.context()
    const page = await play(context, row.code)
    const open = await content(page)
    await say(open, 'tell', 'initialized')
    const { attempt } = await recorded(row.id)
    await Launch.query().where('attemptId', attempt.id).update({ expiresAt: '2026-01-01 00:00:00' })
    assert.equal(await say(open, 'tell', 'experienced'), 200)
    assert.equal(await say(open, 'tellOld', 'completed'), 204)
    await saved(page, 'open the lesson again')
    await page.close()
    assert.deepEqual(await verbsOf(attempt.id), ['initialized'])
    const again = await play(context, row.code)
    await (await content(again)).locator('h1').waitFor()
    await until(async () => (await recorded(row.id)).attempt.completion === 'completed')
    assert.deepEqual(await verbsOf(attempt.id), ['initialized', 'experienced', 'completed'])
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('what waited and is refused for good is told, and holds nothing up', async ({ assert }) => {
    const { row } = await site.bring(await lesson())
    const context = await site.context()
    const page = await play(context, row.code)
    const open = await content(page)
    await say(open, 'tell', 'initialized')
    await context.setOffline(true)
    // No verb has such a name.
    assert.equal(await say(open, 'tell', 'a b"}'), 200)
    assert.equal(await say(open, 'tell', 'completed'), 200)
    await context.setOffline(false)
    await page.getByText('was refused and is not recorded').waitFor()
    await until(async () => (await recorded(row.id)).attempt.completion === 'completed')
    const { attempt } = await recorded(row.id)
    assert.deepEqual(await verbsOf(attempt.id), ['initialized', 'completed'])
    const { calls } = await attemptLog(attempt, { errors: true, page: 1 }, 'en')
    assert.include(calls.map(({ name }) => name).join(), 'refused for good')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('web pages: opened pages, results, data that comes back', async ({ assert }) => {
    const script = `<script>
window.loaded = () => JSON.stringify(tonle.load())
window.done = (score) => { tonle.save({ page: 2 }); tonle.result({ score, max: 10 }) }
window.word = () => parent.postMessage({ type: 'tonle:complete' }, '*')</script>`
    const files = {
      'index.html': html('One', '<a href="two.html">next</a>'),
      'two.html': html('Two', script),
    }
    const { row } = await site.bring(await zipOf(files))
    const rule = { rule: 'quiz' as const, passing: 70 }
    await updatePackage(SYSTEM, row, { title: row.title, attempts: 'resume', ...rule })
    const context = await site.context()
    const page = await play(context, row.code)
    const open = await content(page)
    await open.getByText('next').click()
    await open.getByRole('heading', { name: 'Two' }).waitFor()
    await say(open, 'done', '5')
    await saved(page)
    await leave(page)
    const first = await recorded(row.id)
    assert.deepEqual([first.attempt.completion, first.attempt.success], ['incomplete', 'failed'])
    assert.deepEqual(first.cmi().visited, ['index.html', 'two.html'])

    const again = await play(context, row.code)
    const second = await content(again)
    await second.getByRole('heading', { name: 'Two' }).waitFor()
    assert.equal(await say(second, 'loaded'), '{"page":2}')
    await say(second, 'word')
    await say(second, 'done', '9')
    await until(async () => (await recorded(row.id)).attempt.success === 'passed')
    await saved(again)
    assert.isTrue((await recorded(row.id)).cmi().told)
    await leave(again)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
