import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { pseudonymOf } from '#identity/pseudonym'
import { sizes } from '#identity/queries/people_scope'
import { findAccount } from '#identity/queries/find_account'
import Person from '#identity/models/person'
import { makeCountry, makePerson, signedIn } from '#tests/support/people'

const sokDara = { surnameKm: 'សុខ', givenKm: 'ដារ៉ា', surnameLatin: 'Sok', givenLatin: 'Dara' }

const search = (q: string, more = '') => `/people?q=${encodeURIComponent(q)}${more}`

test.group('Finding people', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('in any spelling and order; nobody else', async ({ assert }) => {
    const { school } = await makeCountry()
    const { person } = await makePerson(school, { ...sokDara, payrollId: '0012345' }, 'teacher')
    const other = await makePerson(school, { surnameLatin: 'Kim', givenLatin: 'Neary' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    for (const q of ['sokh dara', 'Dara SOK', 'ដារ៉ា', 'សុខដារ៉ា', '00123', 'dara s']) {
      const { html } = await browser.get(search(q))
      assert.include(html, person.id, q)
      assert.notInclude(html, other.person.id, q)
    }
  })

  test('words that do not follow each other in the name still meet', async ({ assert }) => {
    const { school } = await makeCountry()
    const names = { surnameLatin: 'Sok', givenLatin: 'Chan Dara' }
    const { person } = await makePerson(school, names, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    assert.include((await browser.get(search('sok dara'))).html, person.id)
  })

  test('a new name is found at once and the old one no longer', async ({ assert }) => {
    const { school } = await makeCountry()
    const { person } = await makePerson(school, sokDara, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const form = { surname_latin: 'Meas', given_latin: 'Rotha' }
    assert.equal((await browser.submit('PUT', `/people/${person.id}`, form)).status, 303)
    assert.include((await browser.get(search('meas'))).html, person.id)
    assert.notInclude((await browser.get(search('ដារ៉ា'))).html, person.id)
  })

  test('a former number finds its person, needs a reason and signs nobody in', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const { person } = await makePerson(school, { ...sokDara, payrollId: '111222' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const form = { surname_latin: 'Sok', given_latin: 'Dara', payroll_id: '333444' }
    const refused = await browser.submit('PUT', `/people/${person.id}`, form)
    assert.equal(refused.status, 422)
    const reason = { ...form, payroll_reason: 'census' }
    assert.equal((await browser.submit('PUT', `/people/${person.id}`, reason)).status, 303)
    assert.include((await browser.get(search('111222'))).html, person.id)
    assert.include((await browser.get(`/people/${person.id}`)).html, 'census')
    assert.isNull(await findAccount('111222'))
    assert.equal((await findAccount('333444'))?.personId, person.id)
    const other = await makePerson(school, { surnameLatin: 'Kim', payrollId: '111222' }, 'teacher')
    assert.equal((await findAccount('111222'))?.personId, other.person.id)
  })

  test('the national id is encrypted, shown by its end and unique', async ({ assert }) => {
    const { school } = await makeCountry()
    const { person } = await makePerson(school, sokDara, 'teacher')
    const other = await makePerson(school, { surnameLatin: 'Kim' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const form = { surname_latin: 'Sok', national_id: '010 203 045' }
    assert.equal((await browser.submit('PUT', `/people/${person.id}`, form)).status, 303)
    const row = await db.from('identity_people').where('id', person.id).firstOrFail()
    assert.notInclude(JSON.stringify(row), '010203045')
    const page = await browser.get(`/people/${person.id}`)
    assert.include(page.html, '••••••045')
    assert.notInclude(page.html, '010203045')
    const edit = await browser.get(`/people/${person.id}/edit`)
    assert.notInclude(edit.html, '010203045')
    const twice = { surname_latin: 'Kim', national_id: '010203045' }
    assert.equal((await browser.submit('PUT', `/people/${other.person.id}`, twice)).status, 422)
  })

  test('of pupils an age band is kept and no date of birth, of staff the other way round', async ({
    assert,
  }) => {
    const { school } = await makeCountry()
    const pupil = await makePerson(school, sokDara)
    const teacher = await makePerson(school, { surnameLatin: 'Kim' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    const form = { surname_latin: 'Sok', birth_date: '2010-02-03', age_band: '15-17' }
    await browser.submit('PUT', `/people/${pupil.person.id}`, form)
    await browser.submit('PUT', `/people/${teacher.person.id}`, form)
    const [one, two] = [
      await Person.findOrFail(pupil.person.id),
      await Person.findOrFail(teacher.person.id),
    ]
    assert.deepEqual([one.birthDate, one.ageBand], [null, '15-17'])
    assert.deepEqual([two.birthDate?.toISODate(), two.ageBand], ['2010-02-03', null])
  })
})

test.group('Pupils outside their own school', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an officer above sees a pseudonym everywhere and cannot find the name', async ({
    assert,
  }) => {
    const { school, province } = await makeCountry()
    const { person, username } = await makePerson(school, { ...sokDara, studentNumber: 'kc-77' })
    const { browser } = await signedIn('provincial_officer', province)
    const alias = pseudonymOf(person.id)
    const pages = ['/people?group=pupils', `/people/${person.id}`, '/people/export?role=student']
    for (const path of [
      ...pages,
      search('kc-77', '&group=pupils'),
      search(alias, '&group=pupils'),
    ]) {
      const { html } = await browser.get(path)
      assert.include(html, alias, path)
      for (const secret of ['ដារ៉ា', 'Dara', username]) assert.notInclude(html, secret, path)
    }
    for (const path of [search('dara', '&group=pupils'), search('dara'), search('kc-7')]) {
      assert.notInclude((await browser.get(path)).html, person.id, path)
    }
    assert.equal((await browser.get(`/people/${person.id}/edit`)).status, 403)
    assert.equal((await browser.post(`/people/${person.id}/password`, { kind: 'pin' })).status, 403)
  })

  test('the own school and administrators see the name; it stays the same pseudonym', async ({
    assert,
  }) => {
    const { school, ministry } = await makeCountry()
    const { person } = await makePerson(school, sokDara)
    for (const [role, at] of [
      ['school_leader', school],
      ['administrator', ministry],
    ] as const) {
      const { browser } = await signedIn(role, at)
      assert.include((await browser.get(search('dara'))).html, 'ដារ៉ា', role)
    }
    assert.match(pseudonymOf(person.id), /^S-[2-9A-HJ-NP-Z]{9}$/)
    assert.equal(pseudonymOf(person.id), pseudonymOf(person.id))
    assert.notEqual(pseudonymOf(person.id), pseudonymOf(school))
  })

  test('staff stand under their names for the officer', async ({ assert }) => {
    const { school, province } = await makeCountry()
    const { person } = await makePerson(school, sokDara, 'teacher')
    const { browser } = await signedIn('provincial_officer', province)
    const { html } = await browser.get('/people')
    assert.include(html, person.id)
    assert.include(html, 'ដារ៉ា')
  })
})

test.group('Lists that are too large to be counted', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    const before = { ...sizes }
    Object.assign(sizes, { large: 2 })
    return () => void Object.assign(sizes, before)
  })

  test('are walked in their order and searched within the own reach', async ({ assert }) => {
    const { school, otherSchool, province } = await makeCountry()
    const people = []
    for (const givenLatin of ['Dara', 'Bopha', 'Sopheap', 'Vanna']) {
      people.push(await makePerson(school, { surnameLatin: 'Sok', givenLatin }, 'teacher'))
    }
    const far = await makePerson(otherSchool, { surnameLatin: 'Sok', givenLatin: 'Far' }, 'teacher')
    const { browser } = await signedIn('school_leader', school)
    for (const path of ['/people', search('sok'), '/people?role=teacher']) {
      const { html, status } = await browser.get(path)
      assert.equal(status, 200, path)
      for (const { person } of people) assert.include(html, person.id, path)
      assert.notInclude(html, far.person.id, path)
    }
    assert.include((await browser.get(search('sopheap'))).html, people[2].person.id)
    const narrowed = await browser.get('/people?state=active')
    assert.notInclude(narrowed.html, people[0].person.id)
    const officer = await signedIn('provincial_officer', province)
    for (const n of [1, 2, 3]) await makePerson(school, { surnameLatin: `Pupil${n}` })
    const pupils = await officer.browser.get('/people?group=pupils')
    assert.equal(pupils.status, 200)
    // What is written, without attributes: keys of forms are made at random.
    assert.notInclude(pupils.html.replaceAll(/<[^>]*>/g, ''), 'S-')
  })
})
