import { test } from '@japa/runner'
import { XMLParser } from 'fast-xml-parser'
import { DateTime } from 'luxon'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'

const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@' },
  isArray: (name) => ['item', 'entry', 'link', 'url', 'sitemap'].includes(name),
})

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, process.env.APP_URL), { headers })
  const text = await response.text()
  return { response, text, xml: response.status === 200 ? parser.parse(text) : undefined }
}

test.group('Feeds of the library', (group) => {
  group.each.setup(emptyLibrary)

  test('hold the newest that everybody may see, in the language that is asked for', async ({
    assert,
  }) => {
    const { subject } = await makeSyllabus()
    const at = (day: number) => DateTime.utc(2026, 3, day) as any
    const files = [{ name: 'a.pdf', content: '%PDF-1.4', role: 'main' as const }]
    await makeResource({ publishedAt: at(1), titleEn: 'First', subjectId: subject })
    await makeResource({ publishedAt: at(2), titleEn: 'Second & <last>', grades: [10], files })
    await makeResource({ teacherOnly: true, titleEn: 'For staff' })
    await makeResource({ scope: 'institution', titleEn: 'Own' })
    await makeResource({ shelf: 'handbook', titleEn: 'Manual' })

    const rss = await ask('/library/new.rss?language=en')
    assert.match(rss.response.headers.get('content-type')!, /^application\/rss\+xml; charset=utf-8/)
    const { channel } = rss.xml.rss
    assert.equal(rss.xml.rss['@version'], '2.0')
    assert.equal(channel.language, 'en')
    assert.deepEqual(
      channel.item.map((one: any) => one.title),
      ['Second &amp; &lt;last&gt;', 'First'].map((text) =>
        text.replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>')
      )
    )
    assert.equal(channel.item[0].pubDate, 'Mon, 02 Mar 2026 00:00:00 GMT')
    assert.include(channel.item[0].enclosure, { '@type': 'application/pdf', '@length': '8' })

    const atom = await ask('/library/new.atom?language=km&subject=PHY')
    assert.equal(atom.xml.feed['@xml:lang'], 'km')
    assert.lengthOf(atom.xml.feed.entry, 1)
    assert.equal(atom.xml.feed.entry[0].title, 'កម្លាំង និងចលនា')
    const self = atom.xml.feed.link.find((one: any) => one['@rel'] === 'self')
    const again = await ask(self['@href'])
    assert.equal(again.text, atom.text)

    const tenth = await ask('/library/new.rss?language=en&grade=10')
    assert.lengthOf(tenth.xml.rss.channel.item, 1)
    assert.equal((await ask('/library/new.rss?subject=NONE')).response.status, 404)
  })

  test('answer 304 to who has them, by tag or by time', async ({ assert }) => {
    await makeResource()
    const { response } = await ask('/library/new.atom?language=en')
    const tag = response.headers.get('etag')!
    const modified = response.headers.get('last-modified')!
    const status = async (headers: Record<string, string>) =>
      (await ask('/library/new.atom?language=en', headers)).response.status
    assert.equal(await status({ 'if-none-match': tag }), 304)
    assert.equal(await status({ 'if-modified-since': modified }), 304)
    assert.equal(await status({ 'if-none-match': '"x"', 'if-modified-since': modified }), 200)
    assert.equal(await status({ 'if-modified-since': new Date(0).toUTCString() }), 200)
  })

  test('are named in the head of the list, as it is narrowed, and on a page of their own', async ({
    assert,
  }) => {
    await makeSyllabus()
    const browser = new BrowserSession()
    const { html } = await browser.get('/library?subject=PHY&grade=11')
    assert.match(
      html,
      /<link rel="alternate" type="application\/atom\+xml"[^>]+new\.atom\?subject=PHY&amp;grade=11/
    )
    const page = await browser.get('/library/feeds?subject=PHY&language=en')
    assert.include(page.html, '/library/new.rss?subject=PHY&amp;language=en')
    assert.include(page.html, `${process.env.APP_URL}/oai`)
  })
})

test.group('The sitemap', (group) => {
  group.each.setup(emptyLibrary)

  test('names what everybody may see, and robots.txt forbids none of it', async ({ assert }) => {
    const open = await makeResource()
    const manual = await makeResource({ shelf: 'handbook' })
    const hidden = await makeResource({ teacherOnly: true })
    const robots = await ask('/robots.txt')
    const map = /^Sitemap: (.+)$/m.exec(robots.text)![1]
    const index = await ask(map)
    const found: string[] = []
    for (const { loc } of index.xml.sitemapindex.sitemap) {
      const part = await ask(loc)
      found.push(...part.xml.urlset.url.map((one: any) => one.loc))
    }
    const address = (code: string) => `${process.env.APP_URL}/library/${code}`
    assert.includeMembers(found, [address(open.code), address(manual.code)])
    assert.notInclude(found, address(hidden.code))
    const closed = [...robots.text.matchAll(/^Disallow: (.+)$/gm)].map(
      ([, path]) =>
        new RegExp(`^${path.replaceAll(/[.?+()[\]{}|^$]/g, '\\$&').replaceAll('*', '.*')}`)
    )
    for (const loc of found) {
      const { pathname } = new URL(loc)
      assert.isFalse(
        closed.some((rule) => rule.test(pathname)),
        pathname
      )
      assert.equal((await fetch(loc)).status, 200, pathname)
    }
    assert.equal((await ask('/sitemaps/7.xml')).response.status, 404)
  })
})

test.group('schema.org on the page of a resource', (group) => {
  group.each.setup(emptyLibrary)

  const SCRIPT = /<script type="application\/ld\+json">(.*?)<\/script>/s

  test('says what it is, what it teaches, its licence, files and sources', async ({ assert }) => {
    const { subject } = await makeSyllabus()
    const source = await makeResource({ titleEn: 'Original' })
    const { code, id } = await makeResource({
      ...{ subjectId: subject, grades: [11], minutes: 50, authors: ['Sok Dara'], kind: 'pdf' },
      ...{ alignment: ['PHY-11-02-03-K1'], languages: ['km', 'en'] },
      files: [{ name: 'a.pdf', content: '%PDF-1.4', role: 'main' }],
    })
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { newId } = await import('#shared/ids')
    await db.table('library_relations').insert({
      ...{ id: newId(), resource_id: id, kind: 'translated_from', source_id: source.id },
      created_at: '2026-01-01 00:00:00',
    })
    const { html } = await new BrowserSession().get(`/library/${code}`)
    const data = JSON.parse(SCRIPT.exec(html)![1])
    assert.deepEqual(data['@type'], ['LearningResource', 'DigitalDocument'])
    assert.equal(data.license, 'https://creativecommons.org/licenses/by-sa/4.0/')
    assert.deepEqual(data.inLanguage, ['km', 'en'])
    assert.equal(data.timeRequired, 'PT50M')
    assert.deepEqual(
      data.teaches.map((one: any) => one.termCode),
      ['PHY-11-02-03', 'PHY-11-02-03-K1']
    )
    assert.equal(data.isBasedOn[0].url, `${process.env.APP_URL}/library/${source.code}`)
    const [file] = data.encoding
    const bytes = await fetch(file.contentUrl)
    assert.equal(await bytes.text(), '%PDF-1.4')
    assert.equal(file.contentSize, '8')
  })

  test('no title ends it, and what is not for everybody has none', async ({ assert }) => {
    const title = '</script><script>alert(1)</script><!-- & \u2028'
    const { code } = await makeResource({ titleEn: title })
    const { html } = await new BrowserSession().get(`/library/${code}`)
    const data = JSON.parse(SCRIPT.exec(html)![1])
    assert.equal(data.name.find((one: any) => one['@language'] === 'en')['@value'], title)
    assert.notInclude(html, '<script>alert(1)')
    const own = await makeResource({ teacherOnly: true })
    const { signedIn } = await import('#tests/support/library')
    const { browser } = await signedIn('teacher')
    assert.notMatch((await browser.get(`/library/${own.code}`)).html, SCRIPT)
  })
})
