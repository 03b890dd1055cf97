import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { newId } from '#shared/ids'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import { makeAccount } from '#tests/support/accounts'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'

const held = (personId: string) => Membership.query().where('person_id', personId)

test.group('Whom a role reaches', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a list holds the people of the own subtree only', async ({ assert }) => {
    const { school, otherSchool, province } = await makeCountry()
    const near = await makePerson(school, { surnameLatin: 'Neary', studentNumber: 'a-1' })
    const far = await makePerson(otherSchool, { surnameLatin: 'Farida', studentNumber: 'b-1' })
    const leader = await signedIn('school_leader', school)
    const list = await leader.browser.get('/people')
    assert.include(list.html, near.person.id)
    assert.notInclude(list.html, far.person.id)
    assert.equal((await leader.browser.get(`/people/${near.person.id}`)).status, 200)
    assert.equal((await leader.browser.get(`/people/${far.person.id}`)).status, 403)

    const officer = await signedIn('provincial_officer', province)
    const all = await officer.browser.get('/people?group=pupils')
    assert.include(all.html, near.person.id)
    assert.include(all.html, far.person.id)
  })

  test('finds a Khmer name however its vowels were typed, a number and a user name', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const names = { surnameKm: 'ស្រ៊ុន', givenKm: 'សិទ្ធិ', surnameLatin: 'Srun', studentNumber: 'kc-77' }
    const { person } = await makePerson(school, names)
    const other = await makePerson(school, { surnameKm: 'ចាន់', givenKm: 'ដារ៉ា' })
    const { browser } = await signedIn('school_leader', school)
    for (const q of ['សិទិ្ធ', 'ស្រ៊ុន សិ\u200bទ្ធិ', 'srun', 'KC-77']) {
      const { html } = await browser.get(`/people?q=${encodeURIComponent(q)}`)
      assert.include(html, person.id, q)
      assert.notInclude(html, other.person.id, q)
    }
    const { html } = await browser.get('/people?role=teacher')
    assert.notInclude(html, person.id)
  })

  test('nobody gives a role above the own one, nor outside the own reach', async ({ assert }) => {
    const { school, otherSchool, district } = await makeCountry()
    const { person } = await makePerson(school, { surnameLatin: 'Sok' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const give = (role: string, institution_id: string) =>
      browser.post(`/people/${person.id}/memberships`, { role, institution_id })
    for (const role of ['administrator', 'provincial_officer', 'cpd_committee']) {
      assert.equal((await give(role, school)).status, 403, role)
    }
    assert.equal((await give('teacher', otherSchool)).status, 403)
    assert.equal((await give('teacher', district)).status, 403)
    assert.lengthOf(await held(person.id), 1)
    assert.equal((await give('technical_group_leader', school)).status, 303)
    assert.lengthOf(await held(person.id), 2)
  })

  test('a role at one place is no way into the account of someone who stands higher', async ({
    assert,
  }) => {
    const { school, province } = await makeCountry()
    const boss = await makeAccount({ role: 'provincial_officer', institutionId: province })
    const teaches = { personId: boss.person.id, institutionId: school, role: 'teacher' }
    await Membership.create({ id: newId(), ...teaches })
    const { browser } = await signedIn('school_leader', school)
    const page = `/people/${boss.person.id}`
    assert.equal((await browser.get(page)).status, 200)
    assert.equal((await browser.post(`${page}/password`, { kind: 'pin' })).status, 403)
    assert.equal((await browser.get(`${page}/slip`)).status, 403)
    assert.equal((await browser.get(`${page}/edit`)).status, 403)
    assert.equal((await browser.submit('DELETE', `${page}/account`)).status, 403)
    assert.equal((await browser.submit('DELETE', `${page}/sessions`)).status, 403)
    const user = await User.findOrFail(boss.user.id)
    assert.equal(user.password, boss.user.password)
  })

  test('a role that has ended reaches nobody', async ({ assert }) => {
    const { school } = await makeCountry()
    const { person } = await makePerson(school, { surnameLatin: 'Sok' })
    await db
      .from('identity_memberships')
      .where('person_id', person.id)
      .update({ ends_on: '2020-01-01' })
    const { browser } = await signedIn('school_leader', school)
    assert.equal((await browser.get(`/people/${person.id}`)).status, 403)
    assert.notInclude((await browser.get('/people')).html, person.id)
  })

  test('closing an account signs out and shuts the door; opening it lets in again', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const teacher = await signedIn('teacher', school)
    const { browser } = await signedIn('school_leader', school)
    const account = `/people/${teacher.person.id}/account`
    assert.equal((await browser.submit('DELETE', account)).status, 303)
    assert.equal((await teacher.browser.get('/me')).status, 303)
    assert.equal((await teacher.browser.signIn(teacher.username, teacher.password)).status, 422)
    assert.equal((await browser.submit('PUT', account)).status, 303)
    assert.equal((await teacher.browser.signIn(teacher.username, teacher.password)).status, 303)
    const verbs = await db.from('shared_audit').where('subject_id', teacher.person.id)
    assert.includeMembers(
      verbs.map((entry) => entry.verb),
      ['identity.account_disabled', 'identity.account_enabled']
    )
  })
})
