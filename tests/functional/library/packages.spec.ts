import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { hidePackage } from '#runtime/actions/hide_package'
import { transaction } from '#shared/database/transaction'
import { forget } from '#shared/remembered'
import { BrowserSession } from '#tests/support/browser_session'
import { makeInstitution } from '#tests/support/accounts'
import { readArchives } from '#tests/support/resource_packages'
import { zipOf } from '#tests/support/packages'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import {
  emptyLibrary,
  htmlOf,
  makeSyllabus,
  sendForm,
  signedIn,
  statusOf,
} from '#tests/support/library'
import { SYSTEM } from '#shared/actor'

const FIELDS = {
  'title_km': 'មេរៀនអន្តរកម្ម',
  'languages[]': ['km'],
  'audience[]': 'student',
  'licence': 'CC-BY-SA-4.0',
}
const CREATE = { page: '/library/create', path: '/library' }

const pages = (text: string) =>
  zipOf({ 'index.html': `<!doctype html><title>${text}</title><p>${text}</p>` })

const course = () =>
  zipOf({
    'cmi5.xml': `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="https://example.org/c"><title><langstring lang="en">Course</langstring></title><description><langstring lang="en">C</langstring></description></course><au id="https://example.org/c/1"><title><langstring lang="en">One</langstring></title><description><langstring lang="en">One</langstring></description><url>index.html</url></au></courseStructure>`,
    'index.html': '<!doctype html><title>One</title>',
  })

const readAll = () => readArchives().then(forget)

async function contentCall(method: string, path: string) {
  const answer = await fetch(`http://127.0.0.1:${process.env.CONTENT_PORT}${path}`, { method })
  return { status: answer.status, text: await answer.text() }
}

test.group('Resources that play', (group) => {
  group.setup(async () => {
    const listener = await startContentListener()
    return () => stopContentListener(listener)
  })
  group.each.setup(() => emptyLibrary())

  async function brought(bytes: Buffer, name = 'lesson.zip', more = {}) {
    await makeSyllabus()
    const { browser, ...author } = await signedIn('library_administrator', await makeInstitution())
    const file = new File([new Uint8Array(bytes)], name)
    const made = await sendForm(browser, CREATE, { ...FIELDS, ...more, file })
    if (made.status !== 303) throw new Error(made.html)
    const path = new URL(made.location, process.env.APP_URL).pathname
    const publish = () =>
      db.from('library_resources').update({ state: 'published', revision: 9 }).then(forget)
    return { browser, author, path, publish }
  }

  test('an archive sent with the form plays on the page of its resource', async ({ assert }) => {
    const { browser, path } = await brought(await pages('ទឹក'))
    const row = await db.from('library_resources').firstOrFail()
    assert.equal(row.kind, 'package')
    assert.include(await htmlOf(browser.get(path)), 'កំពុងរៀបចំមេរៀន')
    await readAll()
    assert.include(await htmlOf(browser.get(path)), `action="${path}/play"`)

    const begun = await browser.submit('POST', `${path}/play`, { content: 'km' })
    assert.equal(begun.status, 303)
    const player = await htmlOf(browser.get(new URL(begun.location!, process.env.APP_URL).pathname))
    assert.include(player, '<package-player')
    assert.include(player, `data-back="${path}"`)
    assert.lengthOf(await db.from('runtime_attempts'), 1)
    // The way to what came of it.
    assert.match(await htmlOf(browser.get(path)), /href="\/attempts\/[0-9a-f-]{36}"/)
  })

  test('visitors play what is published, and nothing of it is kept', async ({ assert }) => {
    const { path, publish } = await brought(await pages('Water'))
    await readAll()
    const visitor = new BrowserSession()
    assert.equal(await statusOf(visitor.get(`${path}/play`)), 404)
    await publish()
    assert.include(await htmlOf(visitor.get(path)), `href="${path}/play?content=km"`)
    const page = await htmlOf(visitor.get(`${path}/play`))
    const [, address] = /data-src="https?:\/\/[^/"]+(\/look\/[\w-]{64})/.exec(page)!
    const shown = await contentCall('GET', address)
    assert.equal(shown.status, 200)
    assert.include(shown.text, '"isVisit":true')
    const state = await contentCall('POST', `${address}/state`)
    assert.equal(state.status, 200)
    assert.match(JSON.parse(state.text).entry, /^\/c\/.*index\.html$/)
    assert.lengthOf(await db.from('runtime_attempts'), 0)
    assert.lengthOf(await db.from('runtime_launches'), 0)
    const forged = `${address.slice(0, -2)}${address.endsWith('A') ? 'BB' : 'AA'}`
    assert.equal((await contentCall('POST', `${forged}/state`)).status, 403)

    const row = await db.from('runtime_packages').firstOrFail()
    await transaction((trx) => hidePackage(trx, SYSTEM, row.code))
    assert.equal((await contentCall('POST', `${address}/state`)).status, 403)
    assert.equal(await statusOf(visitor.get(`${path}/play`)), 303)
  })

  test('what keeps a record of its own asks to sign in', async ({ assert }) => {
    const { path, publish } = await brought(await course())
    await readAll()
    await publish()
    const visitor = new BrowserSession()
    assert.include(await htmlOf(visitor.get(path)), `/sign-in?back=${path}`)
    const answer = await visitor.get(`${path}/play`)
    assert.equal(answer.status, 303)
    assert.include(answer.location ?? '', '/sign-in')
  })

  test('one that does not play says why and stays a download', async ({ assert }) => {
    const { browser, path } = await brought(await zipOf({ 'h5p.json': '{' }), 'quiz.h5p')
    await readAll()
    const html = await htmlOf(browser.get(path))
    assert.include(html, 'ឯកសារនេះលេងនៅទីនេះមិនបានទេ')
    assert.match(html, /href="[^"]*quiz\.h5p[^"]*save=1"/)
  })

  test('a new file plays instead of the old one; the same file is one package', async ({
    assert,
  }) => {
    const { browser, path } = await brought(await pages('One'))
    const to = { page: `${path}/edit`, path, method: 'PUT' }
    const same = new File([new Uint8Array(await pages('One'))], 'lesson.zip')
    assert.equal((await sendForm(browser, to, { ...FIELDS, file: same })).status, 303)
    assert.lengthOf(await db.from('library_packages'), 1)
    const other = new File([new Uint8Array(await pages('Two'))], 'lesson.zip')
    assert.equal((await sendForm(browser, to, { ...FIELDS, file: other })).status, 303)
    assert.lengthOf(await db.from('library_packages'), 2)
    await readAll()
    const begun = await browser.submit('POST', `${path}/play`)
    const player = await htmlOf(browser.get(new URL(begun.location!, process.env.APP_URL).pathname))
    assert.include(player, 'Two')
    // A plain file takes its place: it is no package any more.
    const text = new File(['notes'], 'notes.txt')
    assert.equal((await sendForm(browser, to, { ...FIELDS, file: text })).status, 303)
    assert.equal((await db.from('library_resources').firstOrFail()).kind, 'file')
    assert.equal(await statusOf(browser.submit('POST', `${path}/play`)), 404)
  })
})
