import { test } from '@japa/runner'
import { makeInstitution } from '#tests/support/accounts'
import db from '@adonisjs/lucid/services/db'
import { BrowserSession } from '#tests/support/browser_session'
import {
  emptyLibrary,
  htmlOf,
  makeResource,
  makeSyllabus,
  sendForm,
  signedIn,
} from '#tests/support/library'
import { photograph } from '#tests/support/media_files'

const FIELDS = {
  'title_km': 'ឯកសាររូបវិទ្យា',
  'languages[]': ['km', 'en'],
  'audience[]': 'student',
  'licence': 'CC-BY-SA-4.0',
}
const CREATE = { page: '/library/create', path: '/library' }
const pdf = (name: string, text: string) => new File([`%PDF-1.4\n${text}`], name)
const svg = (name: string) => new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], name)

test.group('Files of a resource', (group) => {
  group.each.setup(() => emptyLibrary())

  test('one file for each language, described and taken away in the form', async ({ assert }) => {
    await makeSyllabus()
    const { browser } = await signedIn('library_administrator')
    const made = await sendForm(browser, CREATE, {
      ...FIELDS,
      file_km: svg('map.svg'),
      file_en: svg('map.svg'),
      alt_km: 'ផែនទី',
    })
    assert.equal(made.status, 303, made.html)
    const path = new URL(made.location, process.env.APP_URL).pathname
    const shown = await htmlOf(browser.get(path))
    assert.match(shown, /map\.svg<\/a> <span class="small muted">ភាសាខ្មែរ/)
    assert.match(shown, /map\.en\.svg<\/a> <span class="small muted">ភាសាអង់គ្លេស/)
    assert.match(await htmlOf(browser.get(`${path}?content=en`)), /<img src="[^"]*map\.en\.svg/)

    const to = { page: `${path}/edit`, path, method: 'PUT' }
    const changed = await sendForm(browser, to, {
      ...FIELDS,
      'standing[0][name]': 'map.en.svg',
      'standing[0][remove]': '1',
      'standing[1][name]': 'map.svg',
      'standing[1][alt_km]': 'ផែនទីថ្មី',
    })
    assert.equal(changed.status, 303, changed.html)
    const after = await htmlOf(browser.get(path))
    assert.notInclude(after, 'map.en.svg')
    assert.include(after, 'alt="ផែនទីថ្មី"')

    const emptied = await sendForm(browser, to, {
      ...FIELDS,
      'standing[0][name]': 'map.svg',
      'standing[0][remove]': '1',
    })
    assert.equal(emptied.status, 422)
    const page = await sendForm(browser, to, {
      ...FIELDS,
      'body_km': 'អត្ថបទ',
      'standing[0][name]': 'map.svg',
      'standing[0][remove]': '1',
    })
    assert.equal(page.status, 303)
    assert.include(await htmlOf(browser.get(path)), '<p>អត្ថបទ</p>')
  })

  test('a file that is refused brings the form back with the words', async ({ assert }) => {
    await makeSyllabus()
    const { browser } = await signedIn('teacher')
    const typed = { ...FIELDS, body_km: 'អ្វីដែលខ្ញុំបានសរសេរ' }
    const wrong = await sendForm(browser, CREATE, {
      ...typed,
      'pictures[]': pdf('a.pdf', 'x'),
    })
    assert.equal(wrong.status, 422)
    assert.include(wrong.html, typed.body_km)
    assert.include(wrong.html, 'មិនទទួលឯកសារប្រភេទនេះទេ')

    const large = pdf('large.pdf', 'x'.repeat(5 * 1024 * 1024))
    const refused = await sendForm(browser, CREATE, { ...typed, file: large })
    assert.equal(refused.status, 413)
    assert.include(refused.html, typed.body_km)
    assert.include(refused.html, 'មិនលើស 4 MB')
    browser.cookies.set('lang', 'en')
    const english = await sendForm(browser, CREATE, { ...typed, file: large })
    assert.include(english.html, 'files of up to 4 MB')
    assert.include(english.html, typed.body_km)
    const pupil = await signedIn('student')
    const none = { page: '/me', path: '/library' }
    const denied = await sendForm(pupil.browser, none, { ...typed, file: large })
    assert.include([403, 413], denied.status)
    assert.notInclude(denied.html, 'name="body_km"')
  })

  test('a photograph tells nobody where it was taken, not even before it is prepared', async ({
    assert,
  }) => {
    await makeSyllabus()
    const { browser } = await signedIn('library_administrator')
    const photo = await photograph()
    assert.include(photo.toString('latin1'), 'Secret Camera')
    const file = new File([new Uint8Array(photo)], 'photo.jpg')
    const made = await sendForm(browser, CREATE, { ...FIELDS, file })
    assert.equal(made.status, 303, made.html)
    const path = new URL(made.location, process.env.APP_URL).pathname
    const [{ n }] = await db.from('media_preparations').where('state', 'queued').count('* as n')
    assert.equal(Number(n), 1)
    for (const address of [`${path}/files/photo.jpg`, `${path}/bundle`]) {
      const { html, status } = await browser.get(address)
      assert.equal(status, 200)
      assert.notInclude(html, 'Secret Camera')
    }
  })

  test('PDF, sound and film are loaded only when they are asked for', async ({ assert }) => {
    const school = await makeInstitution()
    const visitor = new BrowserSession()
    for (const [kind, name] of [
      ['pdf', 'a.pdf'],
      ['audio', 'a.mp3'],
      ['video', 'a.mp4'],
    ] as const) {
      const content = kind === 'pdf' ? '%PDF-1.4 text' : 'ID3'
      const files = [{ name, content, role: 'main' as const }]
      const { code } = await makeResource({ kind, files, institutionId: school })
      const html = await htmlOf(visitor.get(`/library/${code}`))
      if (kind === 'pdf') {
        assert.match(
          html,
          /<details>\s*<summary>[^<]*13 B[^<]*<\/summary>\s*<iframe [^>]*loading="lazy"/
        )
        assert.match(html, /<a [^>]*a\.pdf\?v=[^>]*target="_blank"/)
        assert.include(html, '&amp;save=1')
      } else {
        assert.match(html, new RegExp(`<${kind} [^>]*preload="none"`))
        assert.include(html, '3 B')
      }
    }
  })
})
