import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { relayAll } from '#shared/outbox/relay'
import { makeCountry, signedIn } from '#tests/support/people'
import { bring } from '#tests/support/imports'
import { codeChoices, codeList } from '#institutions/queries/code_list'

const entry = (changes: Record<string, string> = {}) => ({
  ...{ code: '7', label_km: 'នាយក', label_en: 'Director', ...changes },
})

async function keeper() {
  const country = await makeCountry()
  const first = { id: crypto.randomUUID(), list: 'position', code: '1', position: 1 }
  const labels = { label_km: 'គ្រូ', label_en: 'Teacher', search_text: 'គ្រូ teacher 1' }
  await db.table('institutions_code_entries').insert({ ...first, ...labels })
  const { browser } = await signedIn('administrator', country.ministry)
  browser.cookies.set('lang', 'en')
  return { browser, country }
}

test.group('Code lists', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an entry is added, corrected, ended and used again, and its history says so', async ({
    assert,
  }) => {
    const { browser } = await keeper()
    assert.include((await browser.get('/code-lists')).html, '/code-lists/position')
    assert.equal((await browser.post('/code-lists/position', entry())).status, 303)
    assert.equal((await browser.post('/code-lists/position', entry())).status, 422)
    const own = '/code-lists/position/7'
    await browser.submit('PUT', own, entry({ label_en: 'Head' }))
    const wrong = { active_from: '2026-02-01', active_to: '2026-01-01' }
    assert.equal((await browser.submit('PUT', own, entry(wrong))).status, 422)
    const page = await browser.get(`${own}/edit`)
    assert.include(page.html, 'Code corrected')
    assert.include(page.html, 'Director')

    await browser.submit('PUT', own, entry({ label_en: 'Head', active_to: '2020-01-01' }))
    const chosen = await codeChoices('position', 'en')
    assert.deepEqual(
      chosen.map(({ code }) => code),
      ['1']
    )
    const standing = await codeChoices('position', 'en', '7')
    assert.deepEqual(
      standing.map(({ code }) => code),
      ['1', '7']
    )
    assert.lengthOf(await codeList('position', 'en'), 2)
    assert.notInclude((await browser.get('/code-lists/position?state=active')).html, 'Head')
    await browser.submit('DELETE', `${own}/ending`)
    assert.lengthOf(await codeChoices('position', 'en'), 2)
    await browser.submit('POST', `${own}/ending`)
    const { active_to: end } = await db
      .from('institutions_code_entries')
      .where('code', '7')
      .firstOrFail()
    assert.match(end, /^\d{4}-\d{2}-\d{2}$/)
  })

  test('is found in Khmer and Latin, and nobody below the ministry changes it', async ({
    assert,
  }) => {
    const { browser, country } = await keeper()
    await browser.post('/code-lists/position', entry())
    for (const q of ['នាយក', 'DIRECTOR', '7']) {
      const page = await browser.get(`/code-lists/position?q=${encodeURIComponent(q)}`)
      assert.include(page.html, 'Director')
      assert.notInclude(page.html, 'Teacher')
    }
    assert.equal((await browser.get('/code-lists/nowhere')).status, 404)
    const office = await signedIn('administrator', country.province)
    assert.equal((await office.browser.get('/code-lists/position')).status, 200)
    assert.equal(
      (await office.browser.post('/code-lists/position', entry({ code: '8' }))).status,
      403
    )
  })

  test('goes out as a file and comes in again', async ({ assert }) => {
    const { browser } = await keeper()
    const out = await browser.get('/code-lists/position/sheet')
    assert.include(out.html, 'position,1,គ្រូ,Teacher,1')
    const file =
      'list,code,label_km,label_en,active_to\r\n' +
      'position,1,គ្រូ,School teacher,\r\nposition,9,ថ្មី,New,2030-01-01\r\nPosition!,2,ក,Bad,\r\n'
    const { row, path } = await bring(browser, file, { kind: 'institutions.code_entries' })
    assert.deepEqual([row.toAdd, row.toChange, row.bad], [1, 1, 1])
    await browser.post(`${path}/application`)
    await relayAll()
    const labels = await codeList('position', 'en')
    assert.deepEqual(labels.map(({ label }) => label).sort(), ['New', 'School teacher'])
    const page = await browser.get('/code-lists/position/1/edit')
    assert.include(page.html, 'Code corrected')
  })
})
