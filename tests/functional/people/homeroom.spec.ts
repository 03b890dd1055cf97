import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import { readInitialSecret } from '#identity/secrets/initial_secret'
import { BrowserSession } from '#tests/support/browser_session'
import { makeClass, makeCountry, makePerson, signedIn } from '#tests/support/people'

test.group('The homeroom teacher', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('gives an own pupil a new PIN; the slip shows it until it is used', async ({ assert }) => {
    const { school } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const pupil = await makePerson(school, { surnameLatin: 'Sok', studentNumber: 'p-1' })
    await makeClass(school, teacher.person.id, [pupil.person.id])
    const page = `/people/${pupil.person.id}`

    const reset = await teacher.browser.post(`${page}/password`, { kind: 'pin' })
    assert.equal(reset.location, `${page}/slip`)
    const secret = readInitialSecret(await User.findOrFail(pupil.user.id))!
    assert.match(secret, /^\d{6}$/)
    const slip = await teacher.browser.get(`${page}/slip`)
    assert.include(slip.html, secret)
    assert.equal(slip.headers.get('cache-control'), 'no-store')

    assert.equal((await new BrowserSession().signIn(pupil.username, pupil.password)).status, 422)
    assert.equal((await new BrowserSession().signIn(pupil.username, secret)).status, 303)
    assert.notInclude((await teacher.browser.get(`${page}/slip`)).html, secret)
    assert.isNull((await User.findOrFail(pupil.user.id)).initialSecret)
  })

  test('reaches no other pupil, no teacher, nobody without a class', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const colleague = await makePerson(school, { surnameLatin: 'Keo' }, 'teacher')
    const other = await makePerson(school, { surnameLatin: 'Chan' })
    const far = await makePerson(otherSchool, { surnameLatin: 'Ly' })
    await makeClass(school, teacher.person.id, [colleague.person.id])
    await makeClass(school, colleague.person.id, [other.person.id])
    for (const { person } of [colleague, other, far]) {
      const reset = await teacher.browser.post(`/people/${person.id}/password`, {
        kind: 'password',
      })
      assert.equal(reset.status, 403)
      assert.equal((await teacher.browser.get(`/people/${person.id}/slip`)).status, 403)
    }
    assert.equal((await teacher.browser.get('/people')).status, 403)
  })

  test('a PIN is for pupils only', async ({ assert }) => {
    const { school } = await makeCountry()
    const teacher = await makePerson(school, { surnameLatin: 'Keo' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const page = `/people/${teacher.person.id}`
    assert.equal((await browser.post(`${page}/password`, { kind: 'pin' })).status, 422)
    const fields = { institution_id: school, secret_kind: 'pin', given_latin: 'Dara' }
    const added = await browser.post('/people', { ...fields, role: 'teacher' })
    assert.equal(added.status, 422)
    assert.equal((await browser.post(`${page}/password`, { kind: 'password' })).status, 303)
  })

  test('a pupil who is made a teacher is out of reach', async ({ assert }) => {
    const { school } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const pupil = await makePerson(school, { surnameLatin: 'Sok' })
    await makeClass(school, teacher.person.id, [pupil.person.id])
    const post = { personId: pupil.person.id, institutionId: school, role: 'teacher' }
    await Membership.create({ id: newId(), ...post })
    const reset = await teacher.browser.post(`/people/${pupil.person.id}/password`, { kind: 'pin' })
    assert.equal(reset.status, 403)
  })

  test('who has left the school has left the class', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const teacher = await signedIn('teacher', otherSchool)
    const pupil = await makePerson(school, { surnameLatin: 'Sok' })
    const schoolClass = await makeClass(school, teacher.person.id, [pupil.person.id])
    assert.equal((await teacher.browser.get(`/classes/${schoolClass.id}`)).status, 403)
    const reset = await teacher.browser.post(`/people/${pupil.person.id}/password`, { kind: 'pin' })
    assert.equal(reset.status, 403)
  })

  test('sees the own classes and their slips; the leader puts pupils of the school into them', async ({
    assert,
  }) => {
    const { school, otherSchool } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const mine = await makeClass(school, teacher.person.id)
    const other = await makeClass(school, null)
    const list = await teacher.browser.get('/classes')
    assert.include(list.html, mine.id)
    assert.notInclude(list.html, other.id)
    assert.equal((await teacher.browser.get(`/classes/${mine.id}/slips`)).status, 200)
    assert.equal(
      (await teacher.browser.post(`/classes/${mine.id}/pupils`, { pupil: 'x' })).status,
      403
    )

    const pupil = await makePerson(school, { studentNumber: 'p-9' })
    const stranger = await makePerson(otherSchool, { studentNumber: 'p-10' })
    const leader = await signedIn('school_leader', school)
    await leader.browser.post(`/classes/${mine.id}/pupils`, { pupil: 'P-9' })
    await leader.browser.post(`/classes/${mine.id}/pupils`, { pupil: stranger.username })
    const page = await leader.browser.get(`/classes/${mine.id}`)
    assert.include(page.html, pupil.person.id)
    assert.notInclude(page.html, stranger.person.id)
    await leader.browser.submit('DELETE', `/classes/${mine.id}/pupils/${pupil.person.id}`)
    assert.notInclude((await leader.browser.get(`/classes/${mine.id}`)).html, pupil.person.id)
  })
})
