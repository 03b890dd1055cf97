import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeResource, signedIn } from '#tests/support/library'

const SECRET = {
  titleKm: 'ចម្លើយវិញ្ញាសា',
  teacherOnly: true,
  files: [{ name: 'key.png', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') }],
}

const search = `/library?q=${encodeURIComponent('វិញ្ញាសា')}`

test.group('Teacher-only resources', (group) => {
  group.each.setup(() => emptyLibrary())

  test('are closed for visitors and students: page, file, search and home', async ({ assert }) => {
    const { code } = await makeResource(SECRET)
    const visitor = new BrowserSession()
    for (const path of [`/library/${code}`, `/library/${code}/files/key.png`]) {
      const answer = await visitor.get(path)
      assert.equal(answer.status, 303)
      assert.include(answer.location ?? '', '/sign-in')
    }
    for (const role of ['student', 'trainee_teacher'] as const) {
      const { browser } = await signedIn(role)
      assert.equal((await browser.get(`/library/${code}`)).status, 403)
      assert.equal((await browser.get(`/library/${code}/files/key.png`)).status, 403)
      for (const path of [search, '/library', '/']) {
        assert.notInclude((await browser.get(path)).html, code, `${role} ${path}`)
      }
    }
    for (const path of [search, '/library', '/']) {
      assert.notInclude((await visitor.get(path)).html, code, path)
    }
  })

  test('are open for teachers, and no shared cache keeps their files', async ({ assert }) => {
    const { code } = await makeResource(SECRET)
    const { browser } = await signedIn('teacher')
    assert.equal((await browser.get(`/library/${code}`)).status, 200)
    assert.include((await browser.get(search)).html, code)
    const file = await browser.get(`/library/${code}/files/key.png`)
    assert.equal(file.status, 200)
    assert.include(file.headers.get('cache-control')!, 'private')
  })

  test('do not show among the related of an open resource', async ({ assert }) => {
    const secret = await makeResource(SECRET)
    const open = await makeResource()
    assert.notInclude((await new BrowserSession().get(`/library/${open.code}`)).html, secret.code)
  })

  test('a draft and its files are hidden from everyone but author and editors', async ({
    assert,
  }) => {
    const author = await signedIn('teacher')
    const files = [{ name: 'a.txt', content: 'text' }]
    const createdBy = author.person.id
    const { code } = await makeResource({ state: 'draft', createdBy, files })
    const other = await signedIn('teacher')
    for (const path of [`/library/${code}`, `/library/${code}/files/a.txt`]) {
      assert.equal((await author.browser.get(path)).status, 200)
      assert.equal((await other.browser.get(path)).status, 404)
      assert.equal((await new BrowserSession().get(path)).status, 404)
    }
    assert.equal((await other.browser.get(`/library/${code}/edit`)).status, 403)
  })
})
