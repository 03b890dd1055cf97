import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { buffer } from 'node:stream/consumers'
import { relayAll } from '#shared/outbox/relay'
import { Import } from '#shared/imports/import'
import { rosterRecords, type Record } from '#identity/oneroster/roster_records'
import { rosterFileNames, type RosterFile } from '#identity/oneroster/files'
import { writeRoster } from '#identity/oneroster/write_roster'
import Institution from '#institutions/models/institution'
import Person from '#identity/models/person'
import SchoolClass from '#identity/models/school_class'
import { makeClass, makeCountry, makePerson, signedIn } from '#tests/support/people'
import type { BrowserSession } from '#tests/support/browser_session'

type Records = { [file in RosterFile]: Record[] }

const pack = async (records: Partial<Records>) => {
  const none = Object.fromEntries(rosterFileNames.map((file) => [file, []]))
  return buffer(writeRoster({ ...none, ...records } as Records))
}

async function bring(browser: BrowserSession, institutionId: string, content: Uint8Array) {
  const fields = { kind: 'identity.oneroster', institutionId }
  const answer = await browser.upload('/imports', fields, { name: 'roster.zip', content })
  if (answer.status !== 303) throw new Error(`${answer.status}`)
  await relayAll()
  const path = answer.location!
  const row = await Import.findOrFail(path.split('/').pop())
  const rows = await db.from('shared_import_rows').where('import_id', row.id).orderBy('line')
  return { path, row, rows, outcomes: rows.map((one) => `${one.place} ${one.outcome}`) }
}

async function apply(browser: BrowserSession, path: string) {
  await browser.post(`${path}/application`)
  await relayAll()
  return (await Import.findOrFail(path.split('/').pop())).state
}

async function makeSchool(school: string) {
  const names = { surnameKm: 'ចាន់', givenKm: 'សុភា', surnameLatin: 'Chan', givenLatin: 'Sophea' }
  const pupil = await makePerson(school, { ...names, studentNumber: '77' })
  const teacher = await makePerson(
    school,
    { surnameKm: 'កែវ', givenKm: 'ធី', payrollId: '0012' },
    'teacher'
  )
  await Person.query().where('id', pupil.person.id).update({ sex: 'female' })
  const schoolClass = await makeClass(school, teacher.person.id, [pupil.person.id])
  return { pupil, teacher, schoolClass }
}

/** Takes everybody of the school away, but for those who are signed in. */
async function empty(school: string) {
  const ids = db
    .from('identity_people')
    .whereNotNull('payroll_id')
    .orWhereNotNull('student_number')
    .select('id')
  await db.from('identity_classes').where('institution_id', school).delete()
  await db.from('identity_memberships').whereIn('person_id', ids).delete()
  await db.from('identity_users').whereIn('person_id', ids).delete()
  await db
    .from('identity_people')
    .whereNotNull('payroll_id')
    .orWhereNotNull('student_number')
    .delete()
}

test.group('Rosters', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('go out and come in again: the same classes, people and places', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const { schoolClass } = await makeSchool(school)
    const out = await browser.get(`/people/rosters/${school}`)
    assert.equal(out.headers.get('content-type'), 'application/zip')
    const records = await rosterRecords(await Institution.findOrFail(school))
    const users = records.users.filter((one) => one.identifier)
    const ids = new Set(users.map((one) => one.sourcedId))
    const own = {
      ...records,
      users,
      roles: records.roles.filter((one) => ids.has(one.userSourcedId)),
      demographics: records.demographics.filter((one) => ids.has(one.sourcedId)),
    }
    const content = await pack(own)
    await empty(school)

    const { path, outcomes, row } = await bring(browser, school, content)
    assert.equal(row.state, 'ready')
    assert.deepEqual(
      outcomes.filter((one) => one.endsWith('bad')),
      []
    )
    assert.equal(await apply(browser, path), 'applied')
    const pupil = await Person.findByOrFail('studentNumber', '77')
    const teacher = await Person.findByOrFail('payrollId', '0012')
    assert.deepEqual(
      [pupil.surnameKm, pupil.givenKm, pupil.surnameLatin, pupil.givenLatin, pupil.sex],
      ['ចាន់', 'សុភា', 'Chan', 'Sophea', 'female']
    )
    const back = await SchoolClass.findByOrFail('name', schoolClass.name)
    assert.deepEqual([back.year, back.grade], [schoolClass.year, schoolClass.grade])
    assert.equal(back.homeroomPersonId, teacher.id)
    const places = await db.from('identity_class_pupils').where('class_id', back.id)
    assert.deepEqual(
      places.map((one) => one.person_id),
      [pupil.id]
    )
    const again = await bring(browser, school, content)
    assert.deepEqual(
      again.outcomes.filter((one) => !one.endsWith('same')),
      []
    )
  })

  test('of the same school change nothing when they come back', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    await signedIn('mirror_operator', school)
    await makeSchool(school)
    const content = await pack(await rosterRecords(await Institution.findOrFail(school)))
    const { row, outcomes } = await bring(browser, school, content)
    assert.equal(row.state, 'ready')
    assert.deepEqual(
      outcomes.filter((one) => !one.endsWith('same')),
      []
    )
  })

  test('of the same school bring back a place that was taken away', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const { pupil, schoolClass } = await makeSchool(school)
    const content = await pack(await rosterRecords(await Institution.findOrFail(school)))
    await db.from('identity_class_pupils').where('class_id', schoolClass.id).delete()
    const { path } = await bring(browser, school, content)
    assert.equal(await apply(browser, path), 'applied')
    const places = await db.from('identity_class_pupils').where('class_id', schoolClass.id)
    assert.deepEqual(
      places.map((one) => one.person_id),
      [pupil.person.id]
    )
  })

  test('name the file and line of what is named in vain', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const content = await pack({
      orgs: [{ sourcedId: 'o1', name: 'School', type: 'school' }],
      academicSessions: [{ sourcedId: 'y1', schoolYear: '2027', type: 'schoolYear' }],
      classes: [
        {
          sourcedId: 'c1',
          title: '10A',
          grades: '10',
          schoolSourcedId: 'o1',
          termSourcedIds: 'y1',
        },
        {
          sourcedId: 'c2',
          title: '10B',
          grades: '10',
          schoolSourcedId: 'o9',
          termSourcedIds: 'y1',
        },
      ],
      users: [
        { sourcedId: 'u1', familyName: 'Sok', givenName: 'Dara', identifier: '1' },
        { sourcedId: 'u2', familyName: 'Kim', givenName: 'Ly', identifier: '2' },
      ],
      roles: [
        {
          sourcedId: 'r1',
          userSourcedId: 'u1',
          role: 'student',
          roleType: 'primary',
          orgSourcedId: 'o1',
        },
        {
          sourcedId: 'r2',
          userSourcedId: 'u9',
          role: 'student',
          roleType: 'primary',
          orgSourcedId: 'o1',
        },
      ],
      enrollments: [
        { sourcedId: 'e1', classSourcedId: 'c1', userSourcedId: 'u1', role: 'student' },
        { sourcedId: 'e2', classSourcedId: 'c9', userSourcedId: 'u1', role: 'student' },
        { sourcedId: 'e3', classSourcedId: 'c1', userSourcedId: 'u2', role: 'student' },
      ],
    })
    const { outcomes, path } = await bring(browser, school, content)
    assert.deepEqual(outcomes, [
      'orgs.csv 2 same',
      'academicSessions.csv 2 same',
      'classes.csv 2 add',
      'classes.csv 3 bad',
      'users.csv 2 add',
      'users.csv 3 bad',
      'roles.csv 2 same',
      'roles.csv 3 bad',
      'enrollments.csv 2 add',
      'enrollments.csv 3 bad',
      'enrollments.csv 4 bad',
    ])
    assert.equal(await apply(browser, path), 'applied')
    assert.equal((await Person.findByOrFail('studentNumber', '1')).surnameLatin, 'Sok')
  })

  test('what is to be deleted ends, and nothing else', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const base = {
      orgs: [{ sourcedId: 'o1', name: 'School', type: 'school' }],
      academicSessions: [{ sourcedId: 'y1', schoolYear: '2027', type: 'schoolYear' }],
      classes: [
        {
          sourcedId: 'c1',
          title: '10A',
          grades: '10',
          schoolSourcedId: 'o1',
          termSourcedIds: 'y1',
        },
      ],
      users: [{ sourcedId: 'u1', familyName: 'Sok', givenName: 'Dara', identifier: '1' }],
      roles: [
        {
          sourcedId: 'r1',
          userSourcedId: 'u1',
          role: 'student',
          roleType: 'primary',
          orgSourcedId: 'o1',
        },
      ],
      enrollments: [
        { sourcedId: 'e1', classSourcedId: 'c1', userSourcedId: 'u1', role: 'student' },
      ],
    }
    await apply(browser, (await bring(browser, school, await pack(base))).path)
    const gone = { ...base.enrollments[0], status: 'tobedeleted' }
    const delta = await bring(browser, school, await pack({ enrollments: [gone] }))
    assert.deepEqual(delta.outcomes, ['enrollments.csv 2 change'])
    assert.equal(await apply(browser, delta.path), 'applied')
    const [place] = await db.from('identity_class_pupils')
    assert.isNotNull(place.ends_on)
    const person = await Person.findByOrFail('studentNumber', '1')
    const [held] = await db.from('identity_memberships').where('person_id', person.id)
    assert.isNull(held.ends_on)
  })

  test('are refused where they are no packages', async ({ assert }) => {
    const { school } = await makeCountry()
    const { browser } = await signedIn('school_leader', school)
    const { row } = await bring(browser, school, Buffer.from('not a package'))
    assert.equal(row.state, 'refused')
  })

  test('with names of pupils are not for officers above', async ({ assert }) => {
    const { school, province } = await makeCountry()
    const { browser } = await signedIn('provincial_officer', province)
    assert.equal((await browser.get(`/people/rosters/${school}`)).status, 403)
  })
})
