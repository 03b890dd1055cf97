import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { forget } from '#shared/remembered'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource, makeSyllabus } from '#tests/support/library'

const list = (query: Record<string, string>, headers = {}) =>
  htmlOf(new BrowserSession().get(`/library?${new URLSearchParams(query)}`, headers))

test.group('Library | what helps to find', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a subject is found by its names in Latin letters', async ({ assert }) => {
    await makeSyllabus()
    await db
      .from('curriculum_subjects')
      .where('code', 'PHY')
      .update({ also_called: 'roup; rueb vityea' })
    forget()
    const khmer = await makeResource({ titleKm: 'សៀវភៅរូបវិទ្យា' })
    for (const q of ['roup', 'rueb vityea', 'Physics', 'រូបវិទ្យា']) {
      const html = await list({ q })
      assert.include(html, `/library/${khmer.code}"`, q)
      assert.include(html, '<mark>រូបវិទ្យា</mark>', q)
    }
  })

  test('a mistyped word is read as the nearest one, and the page says so', async ({ assert }) => {
    const leaf = await makeResource({ titleEn: 'Photosynthesis' })
    const html = await list({ q: 'photosinthesis' })
    assert.include(html, `/library/${leaf.code}"`)
    assert.match(html, /«photosynthesis»/)
  })

  test('nothing found: the words probably meant, without filters, the nearest lesson', async ({
    assert,
  }) => {
    await makeSyllabus()
    await makeResource({ titleKm: 'កោសិការុក្ខជាតិ', alignment: [] })
    const mistyped = await list({ q: 'កោសិការុក្ខជាត' })
    assert.include(mistyped, `<b>កោសិការុក្ខជាតិ</b>`)
    const filtered = await list({ q: 'កោសិកា', kind: 'video' })
    assert.match(filtered, /<a href="\/library\?q=[^"]+">មានធនធាន 1 /)
    const lesson = await list({ q: 'ច្បាប់ញូតុមទាំងបី' })
    assert.include(lesson, 'PHY-11-02-03 ច្បាប់ញូតុន')
    assert.match(lesson, /\/curriculum\/PHY\?grade=11&(?:amp;)?open=PHY-11-02-03#PHY-11-02-03/)
    assert.notInclude(await list({ q: 'xyzxyz' }), 'PHY-11-02-03')
  })

  test('a page behind the last one is empty and says so', async ({ assert }) => {
    await makeResource({ titleKm: 'កោសិកា' })
    const response = await new BrowserSession().get('/library?q=កោសិកា&page=3')
    assert.equal(response.status, 200)
    assert.include(response.html, 'រកមិនឃើញអ្វីទេ')
  })

  test('offers subjects, lessons and titles while somebody types; the page is the same', async ({
    assert,
  }) => {
    await makeSyllabus()
    const law = await makeResource({ titleKm: 'ច្បាប់ញូតុនក្នុងជីវិត' })
    const typing = await list({ q: 'ច្បាប់ញូ' }, { 'HX-Request': 'true' })
    const [, offers] = /<div data-offers>(.*?)<\/div>/s.exec(typing)!
    assert.include(offers, `href="/library/${law.code}"`)
    assert.include(offers, '/library?lesson=PHY-11-02-03')
    assert.include(offers, '<mark>ច្បាប់ញូ</mark>')
    const subject = await list({ q: 'phys' }, { 'HX-Request': 'true' })
    assert.include(/<div data-offers>(.*?)<\/div>/s.exec(subject)![1], '/library?subject=PHY')
    const page = await list({ q: 'ច្បាប់ញូ' })
    assert.notInclude(page, 'data-offers>')
    assert.match(
      page,
      /hx-get="\/library" hx-trigger="input delay:250ms" hx-select="\[data-offers\]"/
    )
    const nothing = await list({ q: 'ឿឿឿ' }, { 'HX-Request': 'true' })
    assert.notInclude(/<div data-offers>(.*?)<\/div>/s.exec(nothing)![1], '<ul>')
  })
})
