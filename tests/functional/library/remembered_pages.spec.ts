import { test } from '@japa/runner'
import { makeInstitution } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'
import { offerAgain } from '#library/actions/publish_resource'
import { retireResource } from '#library/actions/retire_resource'
import { SYSTEM } from '#shared/actor'

test.group('Remembered pages', (group) => {
  group.each.setup(() => emptyLibrary())

  test('nothing of one person reaches another, in either order', async ({ assert }) => {
    const school = await makeInstitution()
    const { id, code } = await makeResource({ institutionId: school })
    const path = `/library/${code}`
    const editor = await signedIn('content_reviewer', school)
    await editor.person.merge({ surnameKm: 'ឡុង', givenKm: 'វិចិត្រា' }).save()
    const teacher = await signedIn('teacher', school)
    const visitor = new BrowserSession()
    for (const address of [path, '/library', '/']) {
      assert.include(await htmlOf(editor.browser.get(address)), 'វិចិត្រា', address)
      assert.notInclude(await htmlOf(teacher.browser.get(address)), 'វិចិត្រា', address)
      const first = await visitor.get(address)
      const again = await visitor.get(address)
      assert.equal(again.html, first.html)
      assert.equal(again.headers.get('content-type'), 'text/html; charset=utf-8')
      assert.equal(again.headers.get('cache-control'), 'private, no-cache')
      assert.equal(again.headers.get('content-encoding'), 'gzip')
      assert.equal(again.headers.get('vary'), 'Cookie, Accept-Encoding')
      const plain = await visitor.get(address, { 'accept-encoding': 'identity' })
      assert.isNull(plain.headers.get('content-encoding'))
      assert.equal(plain.html, first.html)
      for (const secret of ['វិចិត្រា', '/sign-out', '_csrf', '/edit']) {
        assert.notInclude(again.html, secret, address)
      }
      assert.include(await htmlOf(editor.browser.get(address)), 'វិចិត្រា', address)
    }
    assert.include(await htmlOf(editor.browser.get(path)), `${path}/edit`)
    assert.notInclude(await htmlOf(teacher.browser.get(path)), `${path}/edit`)

    await retireResource(SYSTEM, id)
    assert.equal((await visitor.get(path)).status, 404)
    await offerAgain(SYSTEM, id)
    assert.equal((await visitor.get(path)).status, 200)
    const english = await htmlOf(visitor.get(path, { cookie: 'lang=en' }))
    assert.include(english, '<p class="eyebrow">Lesson page')
    assert.include(await htmlOf(visitor.get(path)), '<p class="eyebrow">ទំព័រមេរៀន')
  })

  test('a session that was only read is not sent again', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    await browser.get('/library')
    const page = await browser.get('/library')
    assert.equal(page.status, 200)
    assert.lengthOf(page.headers.getSetCookie(), 0)
    const out = await browser.submit('POST', '/sign-out')
    assert.equal(out.status, 303)
    assert.include((await browser.get('/me')).location ?? '', '/sign-in')
  })

  test('addresses of pages are not looked for on the disk, files are served', async ({
    assert,
  }) => {
    const visitor = new BrowserSession()
    const icon = await visitor.get('/favicon.svg')
    assert.equal(icon.status, 200)
    assert.include(icon.headers.get('content-type'), 'image/svg+xml')
    assert.equal((await visitor.get('/none.svg')).status, 404)
  })
})
