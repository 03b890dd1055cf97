import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { roles } from '#identity/types'
import { makeCountry, signedIn } from '#tests/support/people'
import { makeContact } from '#tests/support/safety'

const PATHS = [
  '/',
  '/library',
  '/quizzes',
  '/classes',
  '/people',
  '/institutions',
  '/administration',
]
/** Open to everyone signed in, and shown to those who look after them. */
const SHOWN_TO_FEW = ['/institutions', '/jobs']
/** What stands behind the door of administration. */
const BEHIND = [
  '/audit',
  '/jobs',
  '/health',
  '/administration/deliveries',
  '/administration/settings',
  '/administration/tokens',
  '/packages',
]

/** The addresses of the links between two marks of a page. */
const linksIn = (html: string, from: string, to: string) => {
  const start = html.indexOf(from)
  const part = start < 0 ? '' : html.slice(start, html.indexOf(to, start))
  return [...part.matchAll(/href=['"]([^'"]+)['"]/g)].map(([, href]) => href)
}

const inBar = (html: string) => linksIn(html, 'class="doors"', '</nav>')
const inMenu = (html: string) => linksIn(html, 'class="menu-panel"', '<form')
const inHub = (html: string) => linksIn(html, '<main', '</main>')
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

  test('behind administration open for {$self} exactly where the page does')
    .with([...roles])
    .run(async ({ assert }, role) => {
      for (const top of [true, false]) {
        const { ministry, school } = await makeCountry()
        const { browser } = await signedIn(role, top ? ministry : school)
        const { html, status: hub } = await browser.get('/administration')
        for (const path of BEHIND) {
          const { status } = await browser.get(path)
          if (inHub(html).includes(path)) assert.equal(status, 200, path)
          else if (!SHOWN_TO_FEW.includes(path)) assert.equal(status, 403, path)
        }
        assert.equal(hub, inHub(html).length > 0 && hub !== 403 ? 200 : 403)
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
    // On narrow windows the bar shows the first four; the others are in the menu too.
    const spare = [...html.matchAll(/class=['"]spare['"] href=['"]([^'"]+)['"]/g)].map(
      ([, href]) => href
    )
    assert.deepEqual(inBar(html).slice(4), spare)
    assert.includeMembers(inMenu(html), spare)
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
    const doors = [...inBar(first.html), ...inMenu(first.html)]
    assert.includeMembers(doors, ['/administration', '/classes'])
    assert.include(inHub((await officer.browser.get('/administration')).html), '/audit')
    assert.include(inBar(second.html), '/classes')
    assert.include(inMenu(third.html), '/jobs')
  })

  test('of administration open for a named contact of any role, to the reports alone', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const hub = async () => inHub((await teacher.browser.get('/administration')).html)
    const before = await hub()
    assert.notInclude(before, '/moderation')
    assert.equal((await teacher.browser.get('/moderation')).status, 403)
    await makeContact(school, teacher.person.id)
    const { html } = await teacher.browser.get('/me')
    assert.include([...inBar(html), ...inMenu(html)], '/administration')
    assert.sameMembers(await hub(), [...before, '/moderation'])
    assert.equal((await teacher.browser.get('/moderation')).status, 200)
  })
})
