import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, htmlOf, makeResource, signedIn, statusOf } from '#tests/support/library'

const CHECKS = ['licence', 'alignment', 'accessibility', 'language', 'facts']

/** A teacher with a draft at a school, and a reviewer of the ministry. */
async function cast(wish: Parameters<typeof makeResource>[0] = {}) {
  const ministry = await makeInstitution()
  const school = await makeInstitution(ministry)
  const author = await signedIn('teacher', school)
  const reviewer = await signedIn('content_reviewer', ministry)
  const resource = await makeResource({
    ...{ state: 'draft', publishedAt: null, institutionId: school },
    ...{ createdBy: author.person.id, ...wish },
  })
  return { author, reviewer, resource, school, path: `/library/${resource.code}` }
}

const submit = (who: { browser: any }, id: string, page: string) =>
  who.browser.submit('POST', '/reviews', { type: 'resource', id }, page)

const stateOf = async (id: string) => {
  const row = await db.from('library_resources').where('id', id).firstOrFail()
  return row.state
}

const reviewOf = (id: string) => db.from('library_reviews').where('subject_id', id).first()

const kindsTo = async (personId: string) => {
  const rows = await db.from('identity_notifications').where('person_id', personId).select('kind')
  return rows.map(({ kind }) => kind)
}

test.group('Reviews', (group) => {
  group.each.setup(() => emptyLibrary())

  test('handed in, taken on, checked, published: both are told, the history stands', async ({
    assert,
  }) => {
    const { author, reviewer, resource, path } = await cast()
    assert.equal(await statusOf(submit(author, resource.id, path)), 303)
    assert.equal(await stateOf(resource.id), 'submitted')
    assert.include(await kindsTo(reviewer.person.id), 'library.review_submitted')
    const { id } = await reviewOf(resource.id)
    const page = `/reviews/${id}`
    assert.equal(await statusOf(author.browser.submit('PUT', `${page}/decision`)), 403)
    assert.equal(await statusOf(reviewer.browser.submit('PUT', `${page}/decision`)), 303)
    assert.equal(await stateOf(resource.id), 'in_review')

    const approve = () =>
      reviewer.browser.submit('POST', `${page}/decision`, { decision: 'approve' })
    assert.equal(await statusOf(approve()), 422)
    assert.equal(await stateOf(resource.id), 'in_review')
    const found = Object.fromEntries(CHECKS.map((one, index) => [`checks[${index}]`, one]))
    const assessed = reviewer.browser.submit('PUT', page, { ...found, accuracy: '4' })
    assert.equal(await statusOf(assessed), 303)
    assert.equal(await statusOf(approve()), 303)
    assert.equal(await stateOf(resource.id), 'published')
    assert.include(await kindsTo(author.person.id), 'library.review_approved')
    const steps = await db.from('library_review_steps').where('review_id', id).orderBy('created_at')
    assert.sameMembers(
      steps.map(({ state }) => state),
      ['submitted', 'in_review', 'approved']
    )
    assert.equal(await statusOf(approve()), 422)
  })

  test('sent back with a reason and a comment on a field; handed in again', async ({ assert }) => {
    const { author, reviewer, resource, path } = await cast()
    await submit(author, resource.id, path)
    const { id } = await reviewOf(resource.id)
    const page = `/reviews/${id}`
    const back = (reason?: string) =>
      reviewer.browser.submit('POST', `${page}/decision`, {
        decision: 'return',
        ...(reason && { reason }),
      })
    assert.equal(await statusOf(back()), 422)
    await reviewer.browser.submit('POST', `${page}/comments`, {
      field: 'title',
      text: 'ចំណងជើងវែងពេក',
    })
    assert.equal(await statusOf(back('សូមកែចំណងជើង')), 303)
    assert.equal(await stateOf(resource.id), 'draft')
    const told = await kindsTo(author.person.id)
    assert.includeMembers(told, ['library.review_returned', 'library.review_comment'])
    const shown = await htmlOf(author.browser.get(page))
    assert.include(shown, 'ចំណងជើងវែងពេក')
    assert.include(shown, 'សូមកែចំណងជើង')
    assert.equal(await statusOf(submit(author, resource.id, path)), 303)
    assert.equal(await stateOf(resource.id), 'submitted')
  })

  test('taken back by its author; strangers see nothing', async ({ assert }) => {
    const { author, resource, path } = await cast()
    await submit(author, resource.id, path)
    const { id } = await reviewOf(resource.id)
    const stranger = await signedIn('teacher')
    assert.equal(await statusOf(stranger.browser.get(`/reviews/${id}`)), 403)
    assert.equal(await statusOf(stranger.browser.submit('DELETE', `/reviews/${id}`)), 403)
    assert.equal(await statusOf(author.browser.submit('DELETE', `/reviews/${id}`)), 303)
    assert.equal(await stateOf(resource.id), 'draft')
  })

  test('a permission without its letter, and a licence that its source forbids, are not handed in', async ({
    assert,
  }) => {
    const { author, resource, path } = await cast({ licence: 'MINISTRY-PERMISSION' })
    await submit(author, resource.id, path)
    assert.equal(await stateOf(resource.id), 'draft')
    assert.isNull(await reviewOf(resource.id))
  })

  test('what a school keeps for itself is decided there and found by its people only', async ({
    assert,
  }) => {
    const { author, resource, school, path } = await cast({ scope: 'institution' })
    await submit(author, resource.id, path)
    const { id } = await reviewOf(resource.id)
    const leader = await signedIn('school_leader', school)
    const elsewhere = await signedIn('school_leader')
    assert.equal(await statusOf(elsewhere.browser.get(`/reviews/${id}`)), 403)
    await leader.browser.submit('PUT', `/reviews/${id}/decision`)
    const found = Object.fromEntries(CHECKS.map((one, index) => [`checks[${index}]`, one]))
    await leader.browser.submit('PUT', `/reviews/${id}`, found)
    await leader.browser.submit('POST', `/reviews/${id}/decision`, { decision: 'approve' })
    assert.equal(await stateOf(resource.id), 'published')
    assert.equal(await statusOf(leader.browser.get(path)), 200)
    assert.equal(await statusOf(elsewhere.browser.get(path)), 404)
  })

  test('taking down needs a reason, and its author is told', async ({ assert }) => {
    const { author, reviewer, resource, path } = await cast({ state: 'published' })
    const down = (fields: Record<string, string>) =>
      reviewer.browser.submit('DELETE', `${path}/publication`, { state: 'taken_down', ...fields })
    assert.equal(await statusOf(down({})), 422)
    assert.equal(await statusOf(down({ reason: 'សិទ្ធិអ្នកនិពន្ធ' })), 303)
    assert.equal(await stateOf(resource.id), 'taken_down')
    assert.include(await kindsTo(author.person.id), 'library.resource_taken_down')
    assert.include(await htmlOf(author.browser.get(path)), 'សិទ្ធិអ្នកនិពន្ធ')
  })
})
