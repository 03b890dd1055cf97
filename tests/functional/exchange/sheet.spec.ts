import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Resource from '#library/models/resource'
import { emptyLibrary, makeSyllabus } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { signedIn } from '#tests/support/people'
import { pdfOf } from '#tests/support/media_files'
import { zipOf } from '#tests/support/packages'
import { bring } from '#tests/support/imports'
import { accept, after, previewOf } from '#tests/support/source_imports'

const KIND = 'library.sheet'
const HEADS =
  'ចំណងជើងជាភាសាខ្មែរ,Title in English,file,licence,authors,subject,grades,lessons,topic,body_en\n'

async function makeDesk() {
  await makeSyllabus()
  const school = await makeInstitution()
  return signedIn('teacher', school)
}

const zip = (rows: string, files: Record<string, string | Buffer> = {}) =>
  zipOf({ 'lessons/resources.csv': HEADS + rows, 'lessons/newton.pdf': pdfOf(['n']), ...files })

const send = async (
  browser: Awaited<ReturnType<typeof makeDesk>>['browser'],
  content: Buffer | string,
  name = 'lessons.zip'
) => bring(browser, content, { kind: KIND, name })

test.group('A list of resources with their files', (group) => {
  group.each.setup(emptyLibrary)

  test('becomes drafts of a teacher; bad rows are said with their reason', async ({ assert }) => {
    const { browser, person } = await makeDesk()
    const { row, path } = await send(
      browser,
      await zip(
        'ច្បាប់ញូតុន,Newton,newton.pdf,CC BY-SA 4.0,Sok Dara; Chan Thy,PHY,10-11,PHY-11-02-03; PHY-99-01-01,,\n' +
          ',Nothing,,CC BY 4.0,,,,,,\n' +
          ',Lost,gone.pdf,CC BY 4.0,,,,,,\n' +
          ',Words,,,,,,,,# A page\n' +
          ',Wrong,,CC0,,XXX,,,,text\n'
      )
    )
    const rows = await previewOf(row.id)
    assert.deepEqual(
      rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ code }) => code)]),
      [
        ['add', 'unknown_lesson'],
        ['bad', 'nothing_in_it'],
        ['bad', 'file_missing', 'nothing_in_it'],
        ['add', 'licence_unknown'],
        ['bad', 'unknown_code'],
      ]
    )
    const bad = await browser.get(`${path}/bad-rows`)
    assert.include(bad.html, 'Lost')

    await accept(browser, path)
    const newton = await Resource.findByOrFail('titleEn', 'Newton')
    assert.equal(newton.state, 'draft')
    assert.equal(newton.createdBy, person.id)
    assert.equal(newton.licence, 'CC-BY-SA-4.0')
    assert.deepEqual(newton.authors, ['Sok Dara', 'Chan Thy'])
    assert.deepEqual(newton.grades, [10, 11])
    assert.equal(newton.kind, 'pdf')
    const taught = await db.from('library_alignments').where('resource_id', newton.id)
    assert.lengthOf(taught, 1)
    const words = await Resource.findByOrFail('titleEn', 'Words')
    assert.equal(words.kind, 'page')
    assert.equal(words.licence, 'UNKNOWN')
    const handed = await browser.post('/reviews', { type: 'resource', id: words.id })
    assert.equal(handed.status, 303)
    await words.refresh()
    assert.equal(words.state, 'draft', 'without a licence it is not handed in')
  })

  test('a teacher may not have them published', async ({ assert }) => {
    const { browser } = await makeDesk()
    const page = await browser.get(`/imports/create?kind=${KIND}`)
    assert.notInclude(page.html, 'value="published"')
    const answer = await browser.upload(
      '/imports',
      { kind: KIND, arrival: 'published' },
      { name: 'a.zip', content: await zip(',Newton,newton.pdf,CC0,,,,,,\n') }
    )
    const { path } = await after(answer.location!)
    await accept(browser, path)
    assert.equal((await Resource.findByOrFail('titleEn', 'Newton')).state, 'draft')
  })

  test('a newer list under the same name is compared with the last one', async ({ assert }) => {
    const { browser } = await makeDesk()
    const rows = ',Newton,newton.pdf,CC0,,,,,,\n,Words,,CC0,,,,,,text\n'
    const first = await send(browser, await zip(rows))
    await accept(browser, first.path)
    const same = await send(browser, await zip(rows), 'lessons (2).zip')
    assert.deepEqual([same.row.same, same.row.toAdd, same.row.toRemove], [2, 0, 0])
    const newer = await send(
      browser,
      await zip(',Newton,newton.pdf,CC0,Sok,,,,,\n', { 'lessons/newton.pdf': pdfOf(['other']) })
    )
    const preview = await previewOf(newer.row.id)
    assert.deepEqual(
      preview.map(({ outcome, changes }) => [outcome, ...changes.map(({ field }) => field)]),
      [['change', 'holder', 'files', 'authors'], ['remove']]
    )
    await accept(browser, newer.path)
    const newton = await Resource.findByOrFail('titleEn', 'Newton')
    const files = await db.from('library_files').where('resource_id', newton.id)
    assert.lengthOf(files, 1)
    assert.equal((await Resource.findByOrFail('titleEn', 'Words')).state, 'retired')
    const again = await send(browser, await zip(rows))
    assert.deepEqual([again.row.toChange, again.row.toAdd], [2, 0])
    await accept(browser, again.path)
    assert.equal((await Resource.findByOrFail('titleEn', 'Words')).state, 'draft')
    assert.lengthOf(await Resource.all(), 2)
  })

  test('words of its own get their meaning on the page of the source', async ({ assert }) => {
    const { browser } = await makeDesk()
    const { row, path } = await send(
      browser,
      await zip(',Newton,newton.pdf,Free for schools,,,,,Motion,\n')
    )
    assert.equal((await previewOf(row.id))[0].mark, 'unknown')
    const page = await browser.get(path)
    const address = /\/library\/sources\/[0-9a-f-]{36}\?import=[0-9a-f-]{36}/.exec(page.html)![0]
    const shown = await browser.get(address)
    assert.include(shown.html, 'Free for schools')
    const terms = await db.from('library_source_terms').orderBy('kind')
    const answer = await browser.post(`${address.split('?')[0]}?_method=PUT`, {
      'import': row.id,
      'terms[0][id]': terms[0].id,
      'terms[0][licence]': 'CC-BY-SA-4.0',
      'terms[1][id]': terms[1].id,
      'terms[1][subject]': 'PHY',
      'terms[1][grades]': '១១',
    })
    assert.equal(answer.location, path)
    await after(path)
    await accept(browser, path)
    const newton = await Resource.findByOrFail('titleEn', 'Newton')
    assert.equal(newton.licence, 'CC-BY-SA-4.0')
    assert.deepEqual(newton.grades, [11])
    assert.isNotNull(newton.subjectId)
    assert.equal((await browser.get('/library/sources')).status, 200)
  })

  test('a list may come alone, and what is no list is refused with the reason', async ({
    assert,
  }) => {
    const { browser } = await makeDesk()
    const alone = await send(
      browser,
      'title_en,source_url,licence\nFilm,https://example.org/film,CC BY 4.0\n',
      'links.csv'
    )
    assert.equal(alone.row.toAdd, 1)
    const empty = await send(browser, await zipOf({ 'a.txt': 'x' }))
    assert.equal(empty.row.state, 'refused')
    assert.equal(empty.row.problem?.code, 'no_sheet')
    const trap = await send(browser, Buffer.from('PK\u0003\u0004 no zip'), 'x.zip')
    assert.equal(trap.row.state, 'refused')
    const template = await browser.get(`/imports/template?kind=${KIND}&format=csv`)
    assert.include(template.html, 'អាជ្ញាប័ណ្ណ')
  })
})
