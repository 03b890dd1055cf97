import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'

const WAITING = '/library/mine?tab=waiting'

test.group('Drafts | who sees what waits', (group) => {
  group.each.setup(() => emptyLibrary())

  test('reviewers see the drafts within their reach, others only their own', async ({ assert }) => {
    const school = await makeInstitution()
    const below = await makeInstitution(school)
    const other = await makeInstitution()
    const author = await signedIn('teacher', below)
    const mine = { state: 'draft' as const, createdBy: author.person.id, institutionId: below }
    const draft = await makeResource({ ...mine, titleKm: 'កម្លាំងទឹក' })
    const far = await makeResource({ state: 'draft', institutionId: other, titleKm: 'ឆ្ងាយ' })
    const packed = await makeResource({ state: 'draft', titleKm: 'គ្មានស្ថាប័ន' })
    const done = await makeResource({ ...mine, state: 'published', titleKm: 'រួចហើយ' })

    for (const role of ['content_reviewer', 'library_administrator', 'administrator'] as const) {
      const { browser } = await signedIn(role, school)
      const html = await htmlOf(browser.get(WAITING))
      assert.include(html, draft.code, role)
      assert.notInclude(html, far.code, role)
      assert.include(html, packed.code, `${role} of a top institution`)
      assert.notInclude(html, done.code, role)
      assert.include(await htmlOf(browser.get('/')), WAITING)
      assert.include(await htmlOf(browser.get('/library')), WAITING)
    }
    const local = await signedIn('content_reviewer', below)
    const reach = await htmlOf(local.browser.get(WAITING))
    assert.include(reach, draft.code)
    assert.notInclude(reach, packed.code)

    const teacher = await signedIn('teacher', below)
    assert.notInclude(await htmlOf(teacher.browser.get(WAITING)), draft.code)
    assert.notInclude(await htmlOf(teacher.browser.get('/')), WAITING)
    const own = await htmlOf(author.browser.get('/library/mine'))
    assert.include(own, draft.code)
    assert.include(own, 'សេចក្ដីព្រាង')
    assert.include(own, 'បានផ្សព្វផ្សាយ')
    assert.equal((await new BrowserSession().get(WAITING)).status, 303)
  })

  test('the list is searched by title and paged', async ({ assert }) => {
    const school = await makeInstitution()
    const { browser } = await signedIn('content_reviewer', school)
    for (let n = 0; n < 21; n++) {
      await makeResource({ state: 'draft', institutionId: school, titleKm: `មេរៀន ${n}` })
    }
    const one = await makeResource({ state: 'draft', institutionId: school, titleKm: 'សិទ្ធិកុមារ' })
    const found = await htmlOf(browser.get(`${WAITING}&q=${encodeURIComponent('សិទិ្ធ')}`))
    assert.include(found, one.code)
    assert.lengthOf(found.match(/<article/g)!, 1)
    assert.lengthOf((await htmlOf(browser.get(WAITING))).match(/<article/g)!, 20)
    assert.lengthOf((await htmlOf(browser.get(`${WAITING}&page=2`))).match(/<article/g)!, 2)
  })
})
