import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { findAccount } from '#identity/queries/find_account'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import PersonMerge from '#identity/models/person_merge'
import User from '#identity/models/user'
import { askApi, makeToken } from '#tests/support/api'
import { makeClass, makeCountry, makePerson, signedIn } from '#tests/support/people'

const names = { surnameKm: 'សុខ', givenKm: 'ដារ៉ា', surnameLatin: 'Sok' }

async function pair(school: string) {
  const kept = await makePerson(school, { ...names, payrollId: '111' }, 'teacher')
  const gone = await makePerson(
    school,
    { ...names, payrollId: '222', givenLatin: 'Dara' },
    'teacher'
  )
  return { kept: kept.person, gone: gone.person, goneUser: gone.user }
}

const merge = (kept: Person, gone: Person, fields: string[] = []) =>
  [['kept', kept.id], ['gone', gone.id], ...fields.map((one) => ['from_gone[]', one])] as const

test.group('Two people who are one', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are proposed, shown side by side and made one', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const { kept, gone, goneUser } = await pair(school)
    await Membership.query().where('person_id', gone.id).update({ institution_id: otherSchool })
    const schoolClass = await makeClass(school, gone.id)
    const { browser } = await signedIn('administrator', school)
    await db
      .from('identity_memberships')
      .where('person_id', gone.id)
      .update({ institution_id: school, role: 'trainer' })
    assert.include((await browser.get(`/people/duplicates?institution=${school}`)).html, gone.id)
    const preview = await browser.get(`/people/merges/create?kept=${kept.id}&gone=${gone.id}`)
    assert.include(preview.html, '222')

    const form = Object.fromEntries(merge(kept, gone, ['name_latin']))
    assert.equal((await browser.post('/people/merges', form)).status, 303)
    const now = await Person.findOrFail(kept.id)
    assert.deepEqual([now.givenLatin, now.payrollId], ['Dara', '111'])
    const roles = await Membership.query().where('person_id', kept.id)
    assert.sameMembers(
      roles.map((one) => one.role),
      ['teacher', 'trainer']
    )
    await schoolClass.refresh()
    assert.equal(schoolClass.homeroomPersonId, kept.id)
    assert.isNotNull((await User.findOrFail(goneUser.id)).disabledAt)
    assert.isNull(await findAccount('222'))
    assert.include((await browser.get('/people?q=222')).html, kept.id)
    assert.notInclude((await browser.get('/people?q=222')).html, gone.id)
    const old = await browser.get(`/people/${gone.id}`)
    assert.equal(old.status, 303)
    const [entry] = await db.from('shared_audit').where('verb', 'identity.people_merged')
    assert.equal(entry.subject_id, kept.id)
  })

  test('undone, everything is as it was, save for what was changed since', async ({ assert }) => {
    const { school } = await makeCountry()
    const { kept, gone, goneUser } = await pair(school)
    const schoolClass = await makeClass(school, null, [gone.id])
    const { browser } = await signedIn('administrator', school)
    await browser.post(
      '/people/merges',
      Object.fromEntries(merge(kept, gone, ['name_latin', 'payroll_id']))
    )
    assert.equal((await Person.findOrFail(kept.id)).payrollId, '222')
    await browser.submit('PUT', `/people/${kept.id}`, {
      surname_latin: 'Changed',
      payroll_id: '222',
    })
    const { id } = await PersonMerge.findByOrFail('keptId', kept.id)
    assert.equal((await browser.submit('DELETE', `/people/merges/${id}`)).status, 303)
    const [one, two] = [await Person.findOrFail(kept.id), await Person.findOrFail(gone.id)]
    assert.deepEqual([one.payrollId, two.payrollId], ['111', '222'])
    assert.equal(one.surnameLatin, 'Changed')
    assert.isNull(two.mergedIntoId)
    assert.isNull((await User.findOrFail(goneUser.id)).disabledAt)
    const [place] = await db.from('identity_class_pupils').where('class_id', schoolClass.id)
    assert.equal(place.person_id, gone.id)
    assert.include((await browser.get('/people?q=222')).html, gone.id)
    assert.lengthOf(await db.from('identity_payroll_numbers').where('person_id', kept.id), 0)
  })

  test('a token of the one who goes reads nothing any more', async ({ assert }) => {
    const { school } = await makeCountry()
    const { kept, gone } = await pair(school)
    const { token, secret } = await makeToken({ personId: gone.id })
    const { secret: other } = await makeToken({ personId: kept.id })
    assert.equal((await askApi('/institutions', secret)).status, 200)
    const { browser } = await signedIn('administrator', school)
    await browser.get('/people')
    await browser.post('/people/merges', Object.fromEntries(merge(kept, gone)))
    assert.equal((await askApi('/institutions', secret)).status, 401)
    assert.equal((await askApi('/institutions', other)).status, 200)
    const entry = await db.from('shared_audit').where('verb', 'identity.api_token_revoked').first()
    assert.equal(entry.subject_id, token.id)
  })

  test('cannot be undone when its time is over', async ({ assert }) => {
    const { school } = await makeCountry()
    const { kept, gone } = await pair(school)
    const { browser } = await signedIn('administrator', school)
    await browser.post('/people/merges', Object.fromEntries(merge(kept, gone)))
    const made = await PersonMerge.findByOrFail('keptId', kept.id)
    await made.merge({ createdAt: clock.now().minus({ days: 31 }) }).save()
    await browser.submit('DELETE', `/people/merges/${made.id}`)
    assert.equal((await Person.findOrFail(gone.id)).mergedIntoId, kept.id)
  })

  test('of another school, or one who stands higher, are not mine to merge', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const { kept } = await pair(school)
    const far = await makePerson(otherSchool, names, 'teacher')
    const boss = await makePerson(school, names, 'provincial_officer')
    const { browser } = await signedIn('school_leader', school)
    for (const other of [far.person, boss.person]) {
      const form = Object.fromEntries(merge(kept, other))
      assert.equal((await browser.post('/people/merges', form)).status, 403)
      assert.isNull((await Person.findOrFail(other.id)).mergedIntoId)
    }
  })
})

test.group('Several people at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('only those the actor looks after are signed out or closed', async ({ assert }) => {
    const { school, otherSchool } = await makeCountry()
    const near = await makePerson(school, names, 'teacher')
    const far = await makePerson(otherSchool, names, 'teacher')
    const { browser, person } = await signedIn('school_leader', school)
    for (const id of [near.person.id, far.person.id, person.id]) {
      await browser.post('/people/selection', { 'people[]': id, 'what': 'disable' })
    }
    assert.isNotNull((await User.findOrFail(near.user.id)).disabledAt)
    assert.isNull((await User.findOrFail(far.user.id)).disabledAt)
    assert.equal((await browser.get('/people')).status, 200)
    await browser.post('/people/selection', { 'people[]': near.person.id, 'what': 'enable' })
    assert.isNull((await User.findOrFail(near.user.id)).disabledAt)
  })
})
