import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Profile from '#mirror/models/profile'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'
import { buildAndPublish, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

const PAGE = '/administration/mirror/sites'
const ago = (days: number) => sqlTime(clock.now().minus({ days }))

test.group('Mirror | the list of mirrors', (group) => {
  group.each.setup(() => emptyLibrary())

  async function begin() {
    await withKeys()
    const ministry = await makeInstitution()
    const { browser } = await signedIn('mirror_operator', ministry)
    await makeResource()
    const profile = await makeProfile({}, 'uss')
    const lite = await makeProfile({}, 'lite')
    await buildAndPublish(profile)
    await makeResource()
    await buildAndPublish(profile)
    const site = async (code: string, wish: object, of = profile) =>
      makeSite(of, await makeInstitution(ministry), { code, name: `host-${code}`, ...wish })
    await site('NEVER222', {})
    await site('FRESH222', { seen_at: ago(0), sequence: 2, medium: 'http', free_bytes: 9e9 })
    await site('STALE222', { seen_at: ago(40), sequence: 1, medium: 'stick', free_bytes: 1e9 })
    await site('HELD2222', { seen_at: ago(2), state_note: 'disk_full', channel: 'pilot' }, lite)
    await site('GONE2222', { seen_at: ago(90), state: 'retired' })
    const codes = async (query = '') => {
      const html = await htmlOf(browser.get(PAGE + query))
      return [...html.matchAll(/sites\/([A-Z0-9]{8})"/g)].map(([, code]) => code)
    }
    return { browser, codes }
  }

  test('the silent stand first; filters, words and orders', async ({ assert }) => {
    const { browser, codes } = await begin()
    assert.deepEqual(await codes(), ['NEVER222', 'STALE222', 'HELD2222', 'FRESH222'])
    assert.deepEqual(await codes('?standing=silent'), ['NEVER222', 'STALE222'])
    assert.sameMembers(await codes('?standing=behind'), ['NEVER222', 'STALE222'])
    assert.deepEqual(await codes('?standing=held'), ['HELD2222'])
    assert.deepEqual(await codes('?standing=trial'), ['HELD2222'])
    assert.deepEqual(await codes('?profile=lite'), ['HELD2222'])
    assert.deepEqual(await codes('?state=retired'), ['GONE2222'])
    assert.deepEqual(await codes('?q=fresh222'), ['FRESH222'])
    assert.deepEqual(await codes('?q=host-stale'), ['STALE222'])
    assert.deepEqual(await codes('?q=%25'), [])
    assert.deepEqual((await codes('?order=behind'))[0], 'NEVER222')
    assert.deepEqual((await codes('?order=disk')).slice(0, 2), ['STALE222', 'FRESH222'])
    const html = await htmlOf(browser.get(`${PAGE}?q=stale222`))
    assert.include(html, 'តាមយូអេសប៊ី')
    assert.include(html, 'ខ្វះ 1 កំណែ')
  })

  test('as a file, as it is filtered', async ({ assert }) => {
    const { browser } = await begin()
    const all = await browser.get(`${PAGE}/export`)
    assert.include(all.headers.get('content-type')!, 'text/csv')
    assert.lengthOf(all.html.trim().split('\n'), 5)
    const some = await browser.get(`${PAGE}/export?standing=held`)
    assert.lengthOf(some.html.trim().split('\n'), 2)
    assert.include(some.html, 'disk_full')
    const book = await browser.get(`${PAGE}/export?format=xlsx`)
    assert.include(book.headers.get('content-type')!, 'spreadsheetml')
  })

  test('many mirrors stand on pages', async ({ assert }) => {
    const { browser } = await begin()
    const profile = await Profile.findByOrFail('code', 'uss')
    const school = await db.from('institutions').firstOrFail()
    for (let n = 0; n < 40; n++) {
      await makeSite(profile, school.id, { code: `MANY22${10 + n}` })
    }
    const first = await htmlOf(browser.get(PAGE))
    assert.include(first, 'page=2')
    const last = await htmlOf(browser.get(`${PAGE}?page=2`))
    assert.include(last, 'FRESH222')
    assert.notInclude(first, 'FRESH222')
  })
})
