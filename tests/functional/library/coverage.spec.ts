import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { signedIn } from '#tests/support/library'
import { emptyLibrary, htmlOf, makeResource, makeSyllabus } from '#tests/support/library'

const LESSON = 'PHY-11-02-03'
const DETAIL = '/library/coverage?subject=PHY&grade=11'

async function officer() {
  const { browser } = await signedIn('education_specialist')
  return browser
}

test.group('Library | coverage map and what is to be translated', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => void (await makeSyllabus()))

  test('of all subjects how many lessons have something, each place leading to its lessons', async ({
    assert,
  }) => {
    const browser = await officer()
    const lessons = await db.from('curriculum_lessons').count('* as total').first()
    await makeResource({ alignment: [LESSON] })
    const html = await htmlOf(browser.get('/library/coverage'))
    assert.include(html, `1 / ${lessons.total}`)
    assert.match(
      html,
      /href="\/library\/coverage\?language=km&(?:amp;)?subject=PHY&(?:amp;)?grade=11"/
    )
    assert.include(
      await htmlOf(browser.get('/library/coverage?kind=video')),
      `0 / ${lessons.total}`
    )
  })

  test('a lesson with something in another language only says so and leads there', async ({
    assert,
  }) => {
    const browser = await officer()
    const { code } = await makeResource({ alignment: [LESSON], languages: ['en'] })
    const km = await htmlOf(browser.get(`${DETAIL}&language=km`))
    assert.include(km, 'មានអ្វីអាចបកប្រែបាន')
    assert.include(km, `/library/coverage/localisation?lesson=${LESSON}`)
    const en = await htmlOf(browser.get(`${DETAIL}&language=en`))
    assert.notInclude(en, `/library/coverage/localisation?lesson=${LESSON}`)
    const list = await htmlOf(browser.get(`/library/coverage/localisation?lesson=${LESSON}`))
    assert.include(list, `/library/${code}`)
    assert.include(list, `/work-orders/create?lesson=${LESSON}`)
    assert.notInclude(await htmlOf(browser.get('/library/coverage/localisation?language=en')), code)
  })

  test('what closes a gap stands first; kind, gaps, licence and words narrow the list', async ({
    assert,
  }) => {
    const browser = await officer()
    const loose = await makeResource({ languages: ['en'], titleEn: 'Waves', alignment: [] })
    const closing = await makeResource({
      languages: ['en'],
      titleEn: 'Newton',
      alignment: [LESSON],
    })
    const closed = await makeResource({ languages: ['en'], licence: 'CC-BY-ND-4.0', alignment: [] })
    const list = (query = '') => htmlOf(browser.get(`/library/coverage/localisation?${query}`))
    const all = await list()
    assert.isBelow(all.indexOf(closing.code), all.indexOf(loose.code))
    assert.notInclude(await list('gaps=1'), loose.code)
    assert.notInclude(await list('allowed=1'), closed.code)
    assert.include(await list('allowed=1'), loose.code)
    assert.notInclude(await list('kind=video'), closing.code)
    await makeResource({ alignment: [LESSON], languages: ['km'] })
    assert.notInclude(await list('gaps=1'), closing.code)
  })

  test('a resource whose translation is published waits no more', async ({ assert }) => {
    const browser = await officer()
    const source = await makeResource({ languages: ['en'], alignment: [] })
    const made = await makeResource({ languages: ['km'], alignment: [] })
    const list = () => htmlOf(browser.get('/library/coverage/localisation'))
    assert.include(await list(), source.code)
    await db.table('library_relations').insert({
      ...{ id: made.id, kind: 'translated_from', resource_id: made.id, source_id: source.id },
      created_at: '2026-01-01 00:00:00',
    })
    assert.notInclude(await list(), source.code)
  })

  test('as CSV a row for each lesson, as paper the same tables', async ({ assert }) => {
    const browser = await officer()
    await makeResource({ alignment: [LESSON], languages: ['en'] })
    const csv = await browser.get(`/library/coverage/sheet?subject=PHY&grade=11&language=km`)
    assert.match(csv.headers.get('content-type')!, /^text\/csv/)
    const line = csv.html.split(/\r?\n/).find((one) => one.includes(LESSON))!
    assert.include(line, 'មានអ្វីអាចបកប្រែបាន')
    const paper = await htmlOf(browser.get('/library/coverage/print?subject=PHY&grade=11'))
    assert.include(paper, LESSON)
    const rows = await browser.get('/library/coverage/localisation/sheet?language=km')
    assert.include(rows.html, LESSON)
    assert.include(await htmlOf(browser.get('/library/coverage/localisation/print')), LESSON)
  })

  test('is for those who write and plan', async ({ assert }) => {
    const pupil = await signedIn('student')
    for (const path of ['', '/print', '/sheet', '/localisation', '/localisation/sheet']) {
      const { status } = await pupil.browser.get(`/library/coverage${path}`)
      assert.equal(status, 403, path)
    }
  })
})
