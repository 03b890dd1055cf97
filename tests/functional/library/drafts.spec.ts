import { test } from '@japa/runner'
import { BrowserSession } from '#tests/support/browser_session'
import { makeInstitution } from '#tests/support/accounts'
import { makeReview } from '#tests/support/reviews'
import { emptyLibrary, htmlOf, makeResource, signedIn } from '#tests/support/library'

const WAITING = '/reviews?tab=waiting'

test.group('Drafts | who sees what', (group) => {
  group.each.setup(() => emptyLibrary())

  test('everyone sees their own in any state, searched and paged', async ({ assert }) => {
    const school = await makeInstitution()
    const author = await signedIn('teacher', school)
    const mine = { createdBy: author.person.id, institutionId: school }
    const draft = await makeResource({ ...mine, state: 'draft', titleKm: 'កម្លាំងទឹក' })
    const done = await makeResource({ ...mine, titleKm: 'រួចហើយ' })
    const own = await htmlOf(author.browser.get('/library/mine'))
    for (const text of [draft.code, done.code, 'សេចក្ដីព្រាង', 'បានផ្សព្វផ្សាយ']) {
      assert.include(own, text)
    }
    const other = await signedIn('content_reviewer', school)
    assert.notInclude(await htmlOf(other.browser.get('/library/mine')), draft.code)
    for (let n = 0; n < 21; n++) {
      await makeResource({ ...mine, state: 'draft', titleKm: `មេរៀន ${n}` })
    }
    const one = await makeResource({ ...mine, state: 'draft', titleKm: 'សិទ្ធិកុមារ' })
    const q = encodeURIComponent('សិទិ្ធ')
    const found = await htmlOf(author.browser.get(`/library/mine?q=${q}`))
    assert.include(found, one.code)
    assert.lengthOf(found.match(/<article/g)!, 1)
    assert.lengthOf((await htmlOf(author.browser.get('/library/mine'))).match(/<article/g)!, 20)
    assert.equal((await new BrowserSession().get('/library/mine')).status, 303)
  })

  test('what waits for a decision is told to those who may decide', async ({ assert }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    const national = await makeReview({ institutionId: school, scope: 'national' })
    const local = await makeReview({ institutionId: school })
    const titles = async (browser: BrowserSession) => {
      const html = await htmlOf(browser.get(WAITING))
      return [national, local].map(({ id }) => html.includes(`/reviews/${id}`))
    }
    const reviewer = await signedIn('content_reviewer', ministry)
    assert.deepEqual(await titles(reviewer.browser), [true, true])
    assert.include(await htmlOf(reviewer.browser.get('/')), WAITING)
    assert.include(await htmlOf(reviewer.browser.get('/library')), WAITING)
    const leader = await signedIn('school_leader', school)
    assert.deepEqual(await titles(leader.browser), [false, true])
    assert.include(await htmlOf(leader.browser.get('/')), WAITING)
    const teacher = await signedIn('teacher', school)
    assert.deepEqual(await titles(teacher.browser), [false, false])
    assert.notInclude(await htmlOf(teacher.browser.get('/')), WAITING)
  })
})
