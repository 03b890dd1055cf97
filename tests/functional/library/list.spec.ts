import { test } from '@japa/runner'
import { clusters } from '#shared/khmer/clusters'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource, makeSyllabus } from '#tests/support/library'

const search = (q: string) =>
  htmlOf(new BrowserSession().get(`/library?${new URLSearchParams({ q })}`))

test.group('Library | what a row shows of the text', (group) => {
  group.each.setup(() => emptyLibrary())

  test('an excerpt where title and description do not hold the words', async ({ assert }) => {
    const around = 'ស្ត្រីក្នុងស្រុកស្រែ '.repeat(40)
    await makeResource({ bodyKm: `## ${around}\n<i>កោសិកា</i> **រុក្ខជាតិ** ${around}` })
    const html = await search('កោសិកា')
    const [, excerpt] = /class="excerpt small" lang="km">(.*?)<\/p>/s.exec(html)!
    assert.include(excerpt, '&lt;i&gt;<mark>កោសិកា</mark>&lt;/i&gt;')
    assert.notInclude(excerpt, '**')
    const [before] = excerpt.split('<mark>')
    const bare = before.replace(/^… /, '').replace('&lt;i&gt;', '')
    assert.include(clusters(around).join('|'), clusters(bare.trim()).join('|'))
    assert.isBelow(clusters(excerpt).length, 160)
  })

  test('none where they are seen already; the other language where only it holds them', async ({
    assert,
  }) => {
    await makeResource({ titleKm: 'កោសិកា', bodyKm: 'កោសិកា' })
    assert.notInclude(await search('កោសិកា'), 'class="excerpt')
    await makeResource({ titleKm: 'រុក្ខជាតិ', bodyEn: 'The chloroplast is green.' })
    assert.match(await search('chloroplast'), /lang="en">The <mark>chloroplast<\/mark> is green/)
  })

  test('an excerpt of words typed in another order of marks, far into a text', async ({
    assert,
  }) => {
    const far = 'ស្រុកស្រែ ភូមិស្ទឹង\n\n'.repeat(300)
    await makeResource({ bodyKm: `${far}អំពីសិទិ្ធកុមារ។\n\n${far}` })
    const html = await search('សិទ្ធិ')
    const [, excerpt] = /class="excerpt small" lang="km">(.*?)<\/p>/s.exec(html)!
    assert.match(excerpt, /^… .*អំពី<mark>សិទិ្ធ<\/mark>កុមារ។.* …$/s)
  })

  test('offers every grade of which there is something, lowest first', async ({ assert }) => {
    await makeResource({ grades: [12, 7] })
    await makeResource({ grades: [1] })
    const html = await htmlOf(new BrowserSession().get('/library'))
    const grades = [...html.matchAll(/href="\/library\?grade=(\d+)"/g)].map(([, grade]) => grade)
    assert.deepEqual([...new Set(grades)], ['1', '7', '12'])
    const chosen = await htmlOf(new BrowserSession().get('/library?grade=9'))
    assert.match(chosen, /ថ្នាក់ទី ?(?:9|៩)/)
  })

  test('`lesson` narrows the list and can be taken off', async ({ assert }) => {
    await makeSyllabus()
    const inside = await makeResource({ alignment: ['PHY-11-02-03-K1'] })
    const outside = await makeResource({ bodyKm: 'PHY-11-02-03' })
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get('/library?lesson=PHY-11-02-03&grade=11'))
    assert.include(html, inside.code)
    assert.notInclude(html, outside.code)
    assert.match(html, /class="chip">PHY-11-02-03 ច្បាប់ញូតុន <a href="\/library\?grade=11"/)
    assert.include(html, 'name="lesson" value="PHY-11-02-03"')
    const page = await htmlOf(visitor.get(`/library/${inside.code}`))
    assert.include(page, '/library?lesson=PHY-11-02-03')
    assert.notInclude(await htmlOf(visitor.get('/library?lesson=NONE')), inside.code)
  })
})
