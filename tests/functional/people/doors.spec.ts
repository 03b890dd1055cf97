import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { roles } from '#identity/types'
import { makeCountry, signedIn } from '#tests/support/people'

const PATHS = [
  '/',
  '/library',
  '/classes',
  '/people',
  '/institutions',
  '/audit',
  '/jobs',
  '/health',
]
/** Open to everyone signed in, and shown to those who look after them; everyone finds /jobs in the account menu. */
const SHOWN_TO_FEW = ['/institutions', '/jobs']

/** The addresses of the links between two marks of a page. */
const linksIn = (html: string, from: string, to: string) => {
  const start = html.indexOf(from)
  const part = start < 0 ? '' : html.slice(start, html.indexOf(to, start))
  return [...part.matchAll(/href=['"]([^'"]+)['"]/g)].map(([, href]) => href)
}

const inBar = (html: string) => linksIn(html, 'class="doors"', '</nav>')
const inMenu = (html: string) => linksIn(html, 'class="menu-panel"', '<form')
const atBottom = (html: string) => linksIn(html, 'class="bottom-tabs"', '</nav>')

test.group('Doors', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('open for {$self} exactly where the page does')
    .with([...roles])
    .run(async ({ assert }, role) => {
      const { school } = await makeCountry()
      const { browser } = await signedIn(role, school)
      const { html } = await browser.get('/me')
      const shown = [...inBar(html), ...inMenu(html)]
      for (const path of PATHS) {
        const { status } = await browser.get(path)
        if (shown.includes(path)) assert.equal(status, 200, path)
        else if (!SHOWN_TO_FEW.includes(path)) assert.equal(status, 403, path)
      }
    })

  test('all stand in the bar or the account menu, on a phone at the bottom or there', async ({
    assert,
  }) => {
    const { ministry } = await makeCountry()
    const { browser } = await signedIn('administrator', ministry)
    const { html } = await browser.get('/me')
    assert.includeMembers([...inBar(html), ...inMenu(html)], PATHS)
    assert.includeMembers([...atBottom(html), ...inMenu(html)], PATHS)
    assert.isAtMost(inBar(html).length, 4)
  })

  test('an officer finds the log, a trainer classes, a pupil background work', async ({
    assert,
  }) => {
    const { province, school } = await makeCountry()
    const officer = await signedIn('provincial_officer', province)
    const trainer = await signedIn('trainer', school)
    const pupil = await signedIn('student', school)
    const [first, second, third] = [
      await officer.browser.get('/me'),
      await trainer.browser.get('/me'),
      await pupil.browser.get('/me'),
    ]
    assert.includeMembers([...inBar(first.html), ...inMenu(first.html)], ['/audit', '/classes'])
    assert.include(inBar(second.html), '/classes')
    assert.include(inMenu(third.html), '/jobs')
  })
})
