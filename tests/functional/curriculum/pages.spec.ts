import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, makeResource, makeSyllabus, signedIn } from '#tests/support/library'

const english = () => {
  const browser = new BrowserSession()
  browser.cookies.set('lang', 'en')
  return browser
}

test.group('Pages of the syllabus', (group) => {
  group.each.setup(() => emptyLibrary())

  test('everyone walks from the subjects to the outcomes of a grade', async ({ assert }) => {
    await makeSyllabus()
    const visitor = english()
    const index = await visitor.get('/curriculum')
    assert.include(index.html, 'href="/curriculum/PHY"')
    assert.include(index.html, 'href="/curriculum/PHY?grade=11"')
    const { html, status } = await visitor.get('/curriculum/phy?grade=11')
    assert.equal(status, 200)
    for (const words of ['PHY-11-02', 'PHY-11-02-03', 'K1', 'Explain the second law']) {
      assert.include(html, words)
    }
    assert.equal((await visitor.get('/curriculum/NONE')).status, 404)
    assert.equal((await visitor.get('/curriculum/PHY?grade=99')).status, 200)
  })

  test('counts what this reader finds for a lesson', async ({ assert }) => {
    await makeSyllabus()
    const lessons = ['PHY-11-02-03', 'PHY-11-02-03-K1']
    await makeResource({ alignment: lessons, state: 'published' })
    await makeResource({ alignment: lessons, state: 'published', teacherOnly: true })
    await makeResource({ alignment: lessons, state: 'draft' })
    const page = '/curriculum/PHY?grade=11'
    const visitor = await english().get(page)
    assert.include(visitor.html, 'See 1 resource')
    assert.include(visitor.html, 'href="/library?lesson=PHY-11-02-03"')
    const { browser } = await signedIn('teacher')
    browser.cookies.set('lang', 'en')
    assert.include((await browser.get(page)).html, 'See 2 resources')
  })

  test('says so where there is no syllabus', async ({ assert }) => {
    const { html, status } = await english().get('/curriculum')
    assert.equal(status, 200)
    assert.include(html, 'There is no curriculum yet')
  })
})
