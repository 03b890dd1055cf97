import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { erasePerson } from '#identity/actions/erase_person'
import { newId } from '#shared/ids'
import ClassPupil from '#identity/models/class_pupil'
import Membership from '#identity/models/membership'
import Transfer from '#identity/models/transfer'
import { makeYearClass } from '#tests/support/classes'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'

const NOW = DateTime.fromISO('2026-11-10T03:00:00Z')

/** Two schools with their leaders, a pupil of the first in a class, a code for each school. */
async function makeSchools() {
  const country = await makeCountry()
  const { school, otherSchool } = country
  await db.from('institutions').where('id', school).update({ location_code: '01010101001' })
  await db.from('institutions').where('id', otherSchool).update({ location_code: '01010101002' })
  const { schoolClass, pupils } = await makeYearClass(school, { name: '10A' }, 1)
  const pupil = pupils[0]
  const from = await signedIn('school_leader', school)
  const to = await signedIn('school_leader', otherSchool)
  const form = {
    kind: 'transfer',
    institution_id: school,
    person_id: pupil.person.id,
    other: '01010101002',
    starts_on: '2026-12-01',
  }
  return { ...country, schoolClass, pupil, from, to, form }
}

const roleAt = (personId: string, institutionId: string) =>
  Membership.query().where({ person_id: personId, institution_id: institutionId }).first()

const latest = () => Transfer.query().orderBy('id', 'desc').firstOrFail()

test.group('Transfers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    clock.freeze(NOW)
    return () => clock.release()
  })

  test('the releasing school asks, the receiving one agrees, rights follow on the day', async ({
    assert,
  }) => {
    const { school, otherSchool, pupil, from, to, form, schoolClass } = await makeSchools()
    const asked = await from.browser.post('/transfers', form)
    assert.equal(asked.status, 303)
    assert.isNull(await roleAt(pupil.person.id, otherSchool), 'nothing before the yes')
    const { id } = await latest()
    const wrongSide = await from.browser.post(`/transfers/${id}/decision`, { decision: 'accept' })
    assert.equal(wrongSide.status, 403)
    const told = await db.from('identity_notifications').where('person_id', to.person.id)
    assert.deepEqual(
      told.map((one) => one.kind),
      ['identity.transfer_asked']
    )
    await to.browser.post(`/transfers/${id}/decision`, { decision: 'accept' })
    const old = await roleAt(pupil.person.id, school)
    const fresh = await roleAt(pupil.person.id, otherSchool)
    assert.equal(old!.endsOn!.toISODate(), '2026-11-30')
    assert.equal(fresh!.startsOn!.toISODate(), '2026-12-01')
    const place = await ClassPupil.findByOrFail('classId', schoolClass.id)
    assert.deepEqual([place.status, place.endsOn!.toISODate()], ['transferred', '2026-11-30'])
    const person = `/people/${pupil.person.id}`
    assert.equal((await from.browser.get(person)).status, 200, 'still there')
    clock.freeze(DateTime.fromISO('2026-12-01T03:00:00Z'))
    assert.equal((await from.browser.get(person)).status, 403)
    assert.equal((await to.browser.get(person)).status, 200)
  })

  test('looks at the transfer and at the place in the class are written down', async ({
    assert,
  }) => {
    const { from, to, form, pupil, schoolClass, school } = await makeSchools()
    await from.browser.post('/transfers', form)
    const { id } = await latest()
    const looks = async (actorId: string) => {
      const verb = 'identity.pupil_viewed'
      return db.from('shared_audit').where({ verb, actor_id: actorId })
    }
    await to.browser.get(`/transfers/${id}`)
    await to.browser.get(`/transfers/${id}`)
    const [look, ...more] = await looks(to.person.id)
    assert.deepEqual([look.subject_id, look.institution_id], [pupil.person.id, school])
    assert.lengthOf(more, 0)
    await from.browser.get(`/classes/${schoolClass.id}/pupils/${pupil.person.id}/edit`)
    assert.lengthOf(await looks(from.person.id), 1)
  })

  test('keeps nothing of an erased pupil', async ({ assert }) => {
    const { from, to, form, pupil, school, otherSchool } = await makeSchools()
    await from.browser.post('/transfers', { ...form, reason: 'The family moved' })
    const { id } = await latest()
    await to.browser.post(`/transfers/${id}/decision`, { decision: 'accept' })
    assert.isNotNull((await latest()).changes)
    assert.isTrue((await transaction((trx) => erasePerson(trx, SYSTEM, pupil.person.id))).ok)
    const kept = await latest()
    assert.deepEqual([kept.changes, kept.reason], [null, null])
    await from.browser.submit('DELETE', `/transfers/${id}`)
    for (const at of [school, otherSchool]) {
      const role = await roleAt(pupil.person.id, at)
      assert.isTrue(role === null || role.endsOn! < clock.now())
    }
  })

  test('is undone before its first day, whole; not after, not when something was changed', async ({
    assert,
  }) => {
    const { school, otherSchool, pupil, from, to, form, schoolClass } = await makeSchools()
    await from.browser.post('/transfers', form)
    const { id } = await latest()
    await to.browser.post(`/transfers/${id}/decision`, { decision: 'accept' })
    const place = await ClassPupil.findByOrFail('classId', schoolClass.id)
    await place.merge({ status: 'left' }).save()
    await from.browser.submit('DELETE', `/transfers/${id}`)
    assert.equal((await latest()).state, 'agreed', 'somebody changed the place')
    await place.merge({ status: 'transferred' }).save()

    clock.freeze(DateTime.fromISO('2026-12-01T03:00:00Z'))
    await to.browser.submit('DELETE', `/transfers/${id}`)
    assert.equal((await latest()).state, 'agreed', 'too late')
    clock.freeze(NOW)
    await to.browser.submit('DELETE', `/transfers/${id}`)
    assert.equal((await latest()).state, 'undone')
    assert.isNull(await roleAt(pupil.person.id, otherSchool))
    assert.isNull((await roleAt(pupil.person.id, school))!.endsOn)
    const again = await ClassPupil.findByOrFail('classId', schoolClass.id)
    assert.deepEqual([again.status, again.endsOn], ['active', null])
  })

  test('the receiving school asks by number and learns no name before the yes', async ({
    assert,
  }) => {
    const { otherSchool, pupil, from, to, form } = await makeSchools()
    const ask = { ...form, person_id: '', institution_id: otherSchool, other: '01010101001' }
    const unknown = await to.browser.post('/transfers', { ...ask, identifier: 'nobody' })
    assert.equal(unknown.status, 422)
    await pupil.person.merge({ surnameKm: 'ចន្ទា' }).save()
    await to.browser.post('/transfers', { ...ask, identifier: '10a-0' })
    const { id, awaits } = await latest()
    assert.equal(awaits, 'from')
    const page = await to.browser.get(`/transfers/${id}`)
    assert.include(page.html, '10A-0')
    assert.notInclude(page.html, 'ចន្ទា')
    assert.include((await from.browser.get(`/transfers/${id}`)).html, 'ចន្ទា')
    const again = await to.browser.post('/transfers', { ...ask, identifier: '10a-0' })
    assert.equal(again.status, 422, 'one is open already')
    await from.browser.post(`/transfers/${id}/decision`, { decision: 'refuse' })
    assert.isNull(await roleAt(pupil.person.id, otherSchool))
  })

  test('an officer above both does it at once; a stranger and a low officer do not', async ({
    assert,
  }) => {
    const { province, district, school, otherSchool, form } = await makeSchools()
    const officer = await signedIn('provincial_officer', province)
    const stranger = await signedIn('school_leader', district)
    const leader = await makePerson(school, { payrollId: '0012' }, 'school_leader')
    const far = { ...form, institution_id: otherSchool }
    assert.equal((await stranger.browser.post('/transfers', far)).status, 403)
    const own = { ...form, person_id: leader.person.id }
    assert.equal((await officer.browser.post('/transfers', own)).status, 303)
    assert.equal((await latest()).state, 'agreed')
    const fresh = await roleAt(leader.person.id, otherSchool)
    assert.equal(fresh!.role, 'school_leader')
  })

  test('a guest keeps the own school, has rights for a time and is out of reach of the host', async ({
    assert,
  }) => {
    const { school, otherSchool, from, to, form } = await makeSchools()
    const teacher = await signedIn('teacher', school)
    const guest = { ...form, kind: 'guest', person_id: teacher.person.id, starts_on: '2026-11-10' }
    assert.equal((await from.browser.post('/transfers', guest)).status, 422, 'no last day')
    await from.browser.post('/transfers', { ...guest, ends_on: '2026-11-20' })
    const { id } = await latest()
    await to.browser.post(`/transfers/${id}/decision`, { decision: 'accept' })
    assert.isNull((await roleAt(teacher.person.id, school))!.endsOn)
    const there = await roleAt(teacher.person.id, otherSchool)
    assert.isTrue(Boolean(there!.isGuest))

    const person = `/people/${teacher.person.id}`
    assert.equal((await to.browser.get(person)).status, 200)
    const reset = await to.browser.post(`${person}/password`, { kind: 'password' })
    assert.equal(reset.status, 403, 'a guest is not taken over')
    clock.freeze(DateTime.fromISO('2026-11-21T03:00:00Z'))
    assert.equal((await to.browser.get(person)).status, 403, 'ended by itself')
    clock.freeze(NOW)
    await to.browser.submit('DELETE', `/transfers/${id}/stay`)
    assert.equal((await to.browser.get(person)).status, 403, 'ended by hand')
  })

  test('a guest never looks after people, and the last administrator stays', async ({ assert }) => {
    const { school, province, form } = await makeSchools()
    const officer = await signedIn('administrator', province)
    const leader = await makePerson(school, { payrollId: '0013' }, 'school_leader')
    const guest = { ...form, kind: 'guest', person_id: leader.person.id, ends_on: '2026-12-20' }
    assert.equal((await officer.browser.post('/transfers', guest)).status, 422)
    const pupilAtBoth = { id: newId(), personId: leader.person.id, institutionId: school }
    await Membership.create({ ...pupilAtBoth, role: 'teacher' })
    assert.equal((await officer.browser.post('/transfers', guest)).status, 422)
  })
})
