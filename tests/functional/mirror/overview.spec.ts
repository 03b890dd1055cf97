import { test } from '@japa/runner'
import { publishEditions } from '#mirror/publisher/publish_editions'
import { serverRole } from '#mirror/role'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'
import { build, emptyOrigin, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

const PAGE = '/administration/mirror'

test.group('Mirror | overview of the origin', (group) => {
  group.each.setup(() => emptyLibrary())
  group.each.teardown(() => {
    serverRole.name = 'origin'
  })

  test('silent mirrors and editions that wait stand first', async ({ assert }) => {
    await withKeys()
    const ministry = await makeInstitution()
    const { browser } = await signedIn('administrator', ministry)
    await makeResource({ titleEn: 'Open' })
    const profile = await makeProfile()
    await build(profile, 'pilot')
    await makeSite(profile, await makeInstitution(ministry), { code: 'QUIET222' })
    const html = await htmlOf(browser.get(PAGE))
    assert.include(html, `${PAGE}/sites/QUIET222`)
    assert.include(html, 'កំណែដែលមិនទាន់ផ្សព្វផ្សាយ')
    assert.include(html, `href="${PAGE}/profiles"`)
  })

  test('a new origin is led from step to step: keys, profile, edition, publish, mirror', async ({
    assert,
  }) => {
    await emptyOrigin()
    const ministry = await makeInstitution()
    const { browser } = await signedIn('administrator', ministry)
    const step = async () => {
      const html = await htmlOf(browser.get(PAGE))
      const list = html.slice(html.indexOf('<main')).split('<dl class="summary">')[1]
      const done = list.split('</dl>')[0].split('រួចរាល់</').length - 1
      return { done, next: /href="([^"]+)"/.exec(list.split('</dl>')[0])?.[1] }
    }
    assert.deepEqual(await step(), { done: 0, next: undefined })
    assert.include(await htmlOf(browser.get(PAGE)), './ace mirror:keys new')
    await withKeys()
    assert.deepEqual(await step(), { done: 1, next: `${PAGE}/profiles/create` })
    await makeResource({ titleEn: 'Open' })
    const profile = await makeProfile()
    assert.deepEqual(await step(), { done: 2, next: `${PAGE}/profiles` })
    const { id } = await build(profile, 'pilot')
    assert.deepEqual(await step(), { done: 3, next: `${PAGE}/editions?state=built` })
    assert.include(await htmlOf(browser.get(`${PAGE}/editions?state=built`)), id)
    await publishEditions(id)
    assert.deepEqual(await step(), { done: 4, next: `${PAGE}/pairings` })
    await makeSite(profile, await makeInstitution(ministry), { code: 'FIRST222' })
    assert.notInclude(await htmlOf(browser.get(PAGE)), 'ជំហានដំបូង')
  })

  test('not for whoever looks after one school, and not on a mirror', async ({ assert }) => {
    const ministry = await makeInstitution()
    const school = await signedIn('mirror_operator', await makeInstitution(ministry))
    assert.equal((await school.browser.get(PAGE)).status, 403)
    const { browser } = await signedIn('administrator', ministry)
    assert.equal((await browser.get(PAGE)).status, 200)
    serverRole.name = 'mirror'
    // It is sent to the page of what it has received itself.
    assert.include([302, 404], (await browser.get(PAGE)).status)
  })
})
