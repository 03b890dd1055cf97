import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeResource } from '#tests/support/library'

const BODY = `
<script>alert(1)</script> <img src=x onerror=alert(1)>
[click](javascript:alert(1)) [data](data:text/html;base64,PHNjcmlwdD4=)
![x" onerror="alert(1)](pic.svg)
![far](https://elsewhere.example/spy.png)
![up](../../etc/passwd)
[link]: "><script>
`

test.group('What authors write', (group) => {
  group.each.setup(() => emptyLibrary())

  test('runs nothing: markdown, titles, searches', async ({ assert }) => {
    const { code } = await makeResource({
      titleKm: '<script>alert("t")</script>',
      descriptionKm: '"><img src=x onerror=alert(1)>',
      authors: ['<b>bold</b>'],
      bodyKm: BODY,
      files: [{ name: 'pic.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' }],
    })
    const visitor = new BrowserSession()
    const pages = await Promise.all(
      [
        `/library/${code}`,
        '/library',
        '/',
        `/library?q=${encodeURIComponent('"><script>alert')}`,
      ].map((path) => visitor.get(path))
    )
    for (const { html, status } of pages) {
      assert.equal(status, 200)
      // A block of data is never run; nothing in it ends it.
      assert.notMatch(html, /<script(?! type="application\/ld\+json">)(?![^>]*\bsrc=)/)
      for (const [, data] of html.matchAll(/ld\+json">([^]*?)<\/script>/g)) {
        assert.doesNotThrow(() => JSON.parse(data))
        assert.notInclude(data, '<')
      }
      assert.notMatch(html.replaceAll(/"[^"]*"/g, '""'), /<[^>]*\sonerror=/)
      assert.notMatch(html, /href="(?:javascript|data):/)
      assert.notInclude(html, 'elsewhere.example')
      assert.notInclude(html, '<b>bold')
    }
    assert.match(pages[0].html, new RegExp(`src="/library/${code}/files/pic.svg\\?v=[0-9a-f]{12}"`))
  })

  test('a script in an SVG is dead, a page is saved and not opened', async ({ assert }) => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const { code } = await makeResource({
      files: [
        { name: 'a.svg', content: svg },
        { name: 'b.png', content: '<!doctype html><script>alert(1)</script>' },
        { name: 'c.txt', content: '<html><body onload=alert(1)>' },
      ],
    })
    const visitor = new BrowserSession()
    const picture = await visitor.get(`/library/${code}/files/a.svg`)
    assert.equal(picture.headers.get('content-type'), 'image/svg+xml; charset=utf-8')
    for (const name of ['a.svg', 'b.png', 'c.txt']) {
      const { headers } = await visitor.get(`/library/${code}/files/${name}`)
      assert.include(headers.get('content-security-policy')!, "sandbox; default-src 'none'")
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      if (name !== 'a.svg') assert.match(headers.get('content-disposition')!, /^attachment/)
    }
  })
})
