import { test } from '@japa/runner'
import { relayAll } from '#shared/outbox/relay'
import { decideAbout } from '#tests/support/reviews'
import { BrowserSession } from '#tests/support/browser_session'
import { makeGradeList } from '#tests/support/classes'
import { makeInstitution } from '#tests/support/accounts'
import {
  emptyLibrary,
  makeResource,
  makeSyllabus,
  sendForm,
  signedIn,
  htmlOf,
  statusOf,
} from '#tests/support/library'

const FORM = {
  'title_km': 'ច្បាប់ទីពីររបស់ញូតុន',
  'title_en': 'The second law of Newton',
  'description_km': 'កម្លាំង ម៉ាស និងសំទុះ',
  'body_km': '## កម្លាំង\n\nF = m × a',
  'languages[]': 'km',
  'audience[]': 'student',
  'licence': 'CC-BY-SA-4.0',
  'authors': 'សុខ ដារា',
  'subject': 'PHY',
  'lessons[]': ['PHY-11-02-03', 'PHY-11-02-03-K1'],
  'grades[]': '11',
}

test.group('Resources | from the form to the reader', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a draft is written, published, found and opened', async ({ assert }) => {
    await makeSyllabus()
    await makeGradeList()
    const school = await makeInstitution()
    const author = await signedIn('teacher', school)
    const made = await sendForm(author.browser, { page: '/library/create', path: '/library' }, FORM)
    assert.equal(made.status, 303, made.html)
    const path = new URL(made.location, process.env.APP_URL).pathname

    const visitor = new BrowserSession()
    assert.equal(await statusOf(visitor.get(path)), 404)
    const own = await author.browser.get(path)
    assert.equal(own.status, 200)
    assert.include(await htmlOf(author.browser.get('/library/mine')), FORM.title_km)
    assert.equal(await statusOf(author.browser.submit('POST', `${path}/publication`)), 403)

    const reviewer = await signedIn('content_reviewer', school)
    // Nobody publishes without a review.
    assert.equal(await statusOf(reviewer.browser.submit('POST', `${path}/publication`)), 403)
    const sides = { author: author.browser, reviewer: reviewer.browser }
    assert.equal(await decideAbout(path.split('/').pop()!, sides), 303)
    await relayAll()

    const list = await visitor.get(`/library?q=${encodeURIComponent('ញូតុន')}`)
    assert.equal(list.status, 200)
    assert.include(list.html, `href="${path}"`)
    assert.include(list.html, '<mark>ញូតុន</mark>')
    const page = await visitor.get(path)
    assert.equal(page.status, 200)
    for (const text of ['<h2>កម្លាំង</h2>', 'PHY-11-02-03', 'ពន្យល់ច្បាប់ទីពីរ', 'សុខ ដារា']) {
      assert.include(page.html, text)
    }
    assert.include(page.html, 'creativecommons.org/licenses/by-sa/4.0')
    assert.include(await htmlOf(visitor.get('/')), path)

    assert.equal(await statusOf(reviewer.browser.submit('DELETE', `${path}/publication`)), 303)
    await relayAll()
    assert.equal(await statusOf(visitor.get(path)), 404)
    assert.notInclude(await htmlOf(visitor.get('/library')), path)
  })

  test('a refused form comes back with what was typed', async ({ assert }) => {
    await makeSyllabus()
    const { browser } = await signedIn('teacher')
    const typed = { ...FORM, title_km: '', title_en: '' }

    const to = { page: '/library/create', path: '/library' }
    const answer = await sendForm(browser, to, { ...typed, licence: 'NONE' })
    assert.equal(answer.status, 422)
    assert.include(answer.html, 'F = m × a')
    assert.include(answer.html, 'aria-invalid="true"')
    const empty = await sendForm(browser, to, { ...FORM, body_km: '' })
    assert.equal(empty.status, 422)
    assert.include(empty.html, FORM.title_km)
  })

  test('the lessons of the chosen subject are offered without script, nothing typed is lost', async ({
    assert,
  }) => {
    await makeSyllabus()
    const { browser } = await signedIn('trainer')
    const to = { page: '/library/create', path: '/library' }
    const answer = await sendForm(browser, to, { ...FORM, 'lessons[]': [], 'refresh': '1' })
    assert.equal(answer.status, 200)
    assert.include(answer.html, 'PHY-11-02-03')
    assert.include(answer.html, FORM.title_km)
  })

  test('a changed resource is shown and found as it is now', async ({ assert }) => {
    await makeSyllabus()
    const school = await makeInstitution()
    const { code } = await makeResource({ institutionId: school, titleKm: 'ចាស់' })
    const visitor = new BrowserSession()
    await visitor.get(`/library/${code}`)
    const { browser } = await signedIn('library_administrator', school)
    const to = { page: `/library/${code}/edit`, path: `/library/${code}`, method: 'PUT' }
    const answer = await sendForm(browser, to, { ...FORM, body_km: 'អត្ថបទថ្មី' })
    assert.equal(answer.status, 303, answer.html)
    await relayAll()
    assert.include(await htmlOf(visitor.get(`/library/${code}`)), 'អត្ថបទថ្មី')
    assert.include(await htmlOf(visitor.get(`/library?q=${encodeURIComponent('ញូតុន')}`)), code)
    assert.notInclude(await htmlOf(visitor.get(`/library?q=${encodeURIComponent('ចាស់')}`)), code)
  })

  test('roles that may not are refused', async ({ assert }) => {
    await makeSyllabus()
    const ministry = await makeInstitution()
    const offices = [await makeInstitution(ministry), await makeInstitution(ministry)]
    const [school, other] = [await makeInstitution(offices[0]), await makeInstitution(offices[1])]
    const { code } = await makeResource({ institutionId: school })
    const pack = await makeResource({ pack: 'starter' })
    const student = await signedIn('student', school)
    assert.equal(await statusOf(student.browser.get('/library/create')), 403)
    assert.equal(await statusOf(student.browser.get('/library/mine')), 403)
    assert.equal(await statusOf(student.browser.submit('POST', '/library', {})), 403)
    const elsewhere = await signedIn('content_reviewer', other)
    for (const [method, path] of [
      ['PUT', `/library/${code}`],
      ['POST', `/library/${code}/publication`],
      ['DELETE', `/library/${code}/publication`],
    ]) {
      assert.equal(await statusOf(student.browser.submit(method, path)), 403, `${method} ${path}`)
      assert.equal(await statusOf(elsewhere.browser.submit(method, path)), 403, `${method} ${path}`)
    }
    const local = await signedIn('library_administrator', await makeInstitution(school))
    const path = `/library/${pack.code}/publication`
    assert.equal(await statusOf(local.browser.submit('DELETE', path)), 403)
    const visitor = new BrowserSession()
    const guest = await visitor.get('/library/create')
    assert.include(guest.location ?? '', '/sign-in')
  })

  test('addresses that lead nowhere are 404', async ({ assert }) => {
    const visitor = new BrowserSession()
    for (const path of ['/library/K7QM2XA', '/library/nonsense', '/library/K7QM2XA/files/a.png']) {
      assert.equal(await statusOf(visitor.get(path)), 404, path)
    }
    assert.equal(await statusOf(visitor.get('/library?page=zzz&grade=x&subject[]=PHY&sort=1')), 200)
  })

  test('a slug after the code is decoration, a code may be typed in small letters', async ({
    assert,
  }) => {
    const { code } = await makeResource()
    const visitor = new BrowserSession()
    assert.equal(await statusOf(visitor.get(`/library/${code}/force-and-motion`)), 200)
    assert.equal(await statusOf(visitor.get(`/library/${code.toLowerCase()}`)), 200)
  })
})
