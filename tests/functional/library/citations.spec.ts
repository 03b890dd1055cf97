import { test } from '@japa/runner'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { BrowserSession } from '#tests/support/browser_session'

test.group('How a resource is cited', (group) => {
  group.each.setup(emptyLibrary)

  test('the page leads to files for programs that keep references', async ({ assert }) => {
    const { code } = await makeResource({ authors: ['Sok Dara'], titleKm: null, titleEn: 'Force' })
    const browser = new BrowserSession()
    const { html } = await browser.get(`/library/${code}/force`)
    const links = [...html.matchAll(/href="(\/library\/[^"]+\/citation\/[a-z]+)"/g)]
    assert.lengthOf(links, 2)
    const files = await Promise.all(links.map(([, href]) => browser.get(href)))
    assert.deepEqual(
      files.map(({ status, headers }) => [status, headers.get('content-disposition')]),
      [
        [200, `attachment; filename="${code}.ris"`],
        [200, `attachment; filename="${code}.bib"`],
      ]
    )
    assert.include(files[0].html, 'TI  - Force\r\nAU  - Sok Dara')
    assert.include(files[1].html, 'title = {{Force}}')
    assert.equal((await browser.get(`/library/${code}/citation/doc`)).status, 404)
  })
})
