import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { decideAbout } from '#tests/support/reviews'
import { makeInstitution } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { updateResource } from '#library/actions/update_resource'
import { SYSTEM } from '#shared/actor'
import {
  emptyLibrary,
  htmlOf,
  makeResource,
  makeSyllabus,
  sendForm,
  signedIn,
  statusOf,
} from '#tests/support/library'

const text = [{ name: 'a.txt', content: 'text', role: 'main' as const }]

test.group('Rights, versions and lineage', (group) => {
  group.each.setup(() => emptyLibrary())

  test('what a licence does not allow is not given out', async ({ assert }) => {
    const visitor = new BrowserSession()
    const ask = async (licence: string) => {
      const { code } = await makeResource({ kind: 'file', bodyKm: null, licence, files: text })
      const at = `/library/${code}`
      return Promise.all([
        statusOf(visitor.get(`${at}/files/a.txt`)),
        statusOf(visitor.get(`${at}/files/a.txt?save=1`)),
        statusOf(visitor.get(`${at}/bundle`)),
      ])
    }
    assert.deepEqual(await ask('CC-BY-ND-4.0'), [200, 200, 200])
    assert.deepEqual(await ask('EDUCATION-EXCEPTION'), [200, 403, 403])
    assert.deepEqual(await ask('MINISTRY-PERMISSION'), [200, 403, 403])
    assert.deepEqual(await ask('ALL-RIGHTS-RESERVED'), [403, 403, 403])
  })

  test('all rights reserved: the page leads to the source', async ({ assert }) => {
    const { code } = await makeResource({
      ...{ licence: 'ALL-RIGHTS-RESERVED', bodyKm: 'អត្ថបទសម្ងាត់', bodyEn: null },
      sourceUrl: 'https://example.org/work',
    })
    const html = await htmlOf(new BrowserSession().get(`/library/${code}`))
    assert.include(html, 'href="https://example.org/work"')
    assert.notInclude(html, 'អត្ថបទសម្ងាត់')
  })

  test('the whole description goes through the form, outcomes and letter too', async ({
    assert,
  }) => {
    await makeSyllabus()
    const { browser } = await signedIn('library_administrator')
    const made = await sendForm(
      browser,
      { page: '/library/create', path: '/library' },
      {
        ...{ 'title_km': 'ឯកសារ', 'body_km': 'អត្ថបទ', 'languages[]': ['km', 'fr'] },
        ...{ 'audience[]': 'student', 'licence': 'PUBLIC-DOMAIN', 'subject': 'PHY' },
        ...{ 'lessons[]': 'PHY-11-02-03', 'outcomes[]': 'PHY-11-02-03-K1' },
        ...{ contributors: 'អ្នកបកប្រែ, អ្នកគូរ', publisher_km: 'ក្រសួង' },
        ...{ 'source_url': 'https://example.org/x', 'accessibility[]': ['captions', 'transcript'] },
        ...{ not_redistributable: '1', scope: 'national' },
        proof: new File(['%PDF-1.4\nletter'], 'letter.pdf'),
      }
    )
    assert.equal(made.status, 303, made.html)
    const path = new URL(made.location, process.env.APP_URL).pathname
    const row = await db.from('library_resources').where('code', path.split('/').pop()!).first()
    assert.isFalse(Boolean(row.redistributable))
    const html = await htmlOf(browser.get(path))
    for (const one of ['អ្នកបកប្រែ', 'ក្រសួង', 'example.org', 'ពន្យល់ច្បាប់ទីពីរ', 'ភាសាបារាំង']) {
      assert.include(html, one)
    }
    assert.equal(await statusOf(browser.get(`${path}/proof`)), 200)
    assert.equal(await statusOf(new BrowserSession().get(`${path}/proof`)), 303)
    const form = await htmlOf(browser.get(`${path}/edit`))
    assert.match(form, /value="PHY-11-02-03-K1" checked|checked[^>]*value="PHY-11-02-03-K1"/)
  })

  test('a version stays what it was; the resource goes on', async ({ assert }) => {
    const resource = await makeResource({ titleKm: 'ចាស់', bodyKm: 'អត្ថបទចាស់' })
    const values = {
      ...resource.$attributes,
      scope: 'national',
      titleKm: 'ថ្មី',
      bodyKm: 'អត្ថបទថ្មី',
      alignment: [],
    }
    await updateResource(SYSTEM, resource.id, values as any)
    const visitor = new BrowserSession()
    const at = `/library/${resource.code}`
    assert.include(await htmlOf(visitor.get(`${at}/versions/1`)), 'អត្ថបទចាស់')
    assert.include(await htmlOf(visitor.get(`${at}/versions/2`)), 'អត្ថបទថ្មី')
    assert.include(await htmlOf(visitor.get(at)), 'អត្ថបទថ្មី')
    assert.equal(await statusOf(visitor.get(`${at}/versions/3`)), 404)
  })

  test('an adaptation knows its source and its licence; the chain shows both ways', async ({
    assert,
  }) => {
    const source = await makeResource({ titleKm: 'ដើម', licence: 'CC-BY-SA-3.0', authors: ['សុខ'] })
    const { browser } = await signedIn('library_administrator', await makeInstitution())
    const at = `/library/${source.code}`
    const begun = await browser.submit('POST', `${at}/adaptations`, { kind: 'translated_from' })
    const draft = begun.location!.replace('/edit', '')
    assert.equal(begun.status, 303)
    const lineage = await htmlOf(browser.get(`${draft}/lineage`))
    assert.include(lineage, 'ដើម')
    assert.include(lineage, 'CC BY-SA 3.0')
    const second = await signedIn('library_administrator', await makeInstitution())
    const sides = { author: browser, reviewer: second.browser }
    assert.equal(await decideAbout(draft.split('/').pop()!, sides), 303)
    assert.include(await htmlOf(new BrowserSession().get(`${at}/lineage`)), draft)
    assert.include(await htmlOf(new BrowserSession().get(draft)), 'បកប្រែពី “ដើម”')

    const fixed = await makeResource({ licence: 'CC-BY-ND-4.0' })
    const refused = browser.submit('POST', `/library/${fixed.code}/adaptations`, {
      kind: 'adapted_from',
    })
    assert.equal(await statusOf(refused), 403)
    const added = browser.submit('POST', `${draft}/lineage`, {
      ...{ kind: 'adapted_from', source_code: fixed.code },
    })
    assert.equal(await statusOf(added), 422)
  })
})
