import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource } from '#tests/support/library'

const page = (position: number, titleKm: string, wish: object = {}) =>
  makeResource({ shelf: 'handbook', position, titleKm, titleEn: `Page ${position}`, ...wish })

test.group('Handbook', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a page says where it stands and leads to its neighbours', async ({ assert }) => {
    const first = await page(1, 'ទីមួយ')
    const second = await page(2, 'ទីពីរ')
    const third = await page(3, 'ទីបី', { teacherOnly: true })
    await makeResource({ position: 2 })
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get(`/library/${second.code}`))
    assert.include(html, `<p class="eyebrow">សៀវភៅណែនាំ</p>`)
    assert.match(html, /href="\/handbook" aria-current="page"/)
    assert.notMatch(html, /href="\/library" aria-current="page"/)
    assert.match(html, new RegExp(`href="/library/${first.code}" rel="prev"`))
    assert.notInclude(html, third.code)
    const start = await htmlOf(visitor.get(`/library/${first.code}`))
    assert.match(start, new RegExp(`href="/library/${second.code}" rel="next"`))
    assert.notInclude(start, 'rel="prev"')
  })

  test('pages stand under the reader they are for', async ({ assert }) => {
    await page(1, 'របស់គ្រូ', { audience: ['teacher'] })
    await page(2, 'របស់ទាំងអស់គ្នា')
    const html = await htmlOf(new BrowserSession().get('/handbook'))
    assert.isBelow(html.indexOf('សម្រាប់ទាំងអស់គ្នា</h2>'), html.indexOf('របស់ទាំងអស់គ្នា'))
    assert.isBelow(html.indexOf('មន្ត្រី</h2>'), html.indexOf('របស់គ្រូ'))
    assert.notInclude(html, 'សម្រាប់សិស្ស</h2>')
  })

  test('has a search of its own; the library only says how much is there', async ({ assert }) => {
    const text = { bodyKm: 'អំពីម៉ាស៊ីនមេ និងសិទ្ធិ', bodyEn: 'A printed slip <b>x</b> of a server' }
    const { code } = await page(1, 'ទំព័រ', text)
    const visitor = new BrowserSession()
    for (const q of ['សិទិ្ធ', 'slip']) {
      const path = `q=${encodeURIComponent(q)}`
      const html = await htmlOf(visitor.get(`/handbook?${path}`))
      assert.include(html, `/library/${code}`, q)
      assert.include(html, '<mark>', q)
      assert.notInclude(html, '<b>x</b>')
      const list = await htmlOf(visitor.get(`/library?${path}`))
      assert.notInclude(list, code, q)
      assert.include(list, 'លទ្ធផល 1 ក្នុងសៀវភៅណែនាំ', q)
      assert.include(list, `/handbook?${new URLSearchParams({ q })}`, q)
    }
    assert.notInclude(await htmlOf(visitor.get('/library?q=zebra')), 'ក្នុងសៀវភៅណែនាំ')
    assert.notInclude(await htmlOf(visitor.get('/handbook?q=zebra')), code)
  })
})
