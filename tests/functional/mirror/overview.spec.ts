import { test } from '@japa/runner'
import { serverRole } from '#mirror/role'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'
import { build, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'

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
    const empty = await htmlOf(browser.get(PAGE))
    assert.include(empty, 'មិនទាន់មានកម្រងនៅឡើយ')
    await makeResource({ titleEn: 'Open' })
    const profile = await makeProfile()
    await build(profile, 'pilot')
    await makeSite(profile, await makeInstitution(ministry), { code: 'QUIET222' })
    const html = await htmlOf(browser.get(PAGE))
    assert.include(html, `${PAGE}/sites/QUIET222`)
    assert.include(html, 'កំណែដែលមិនទាន់ផ្សព្វផ្សាយ')
    assert.include(html, `href="${PAGE}/profiles"`)
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
