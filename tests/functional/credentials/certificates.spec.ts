import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { forget } from '#shared/remembered'
import { serverRole } from '#shared/server_role'
import { relayAll } from '#shared/outbox/relay'
import { transaction } from '#shared/database/transaction'
import { awardCourse } from '#courses/actions/award_course'
import { verifySerial, verifyText } from '#credentials/queries/verify'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { completedBy } from '#tests/support/credentials'
import { enrolled } from '#tests/support/course_parts'
import { countQueries } from '#tests/support/count_queries'
import { BrowserSession } from '#tests/support/browser_session'

/** A pupil of a school below a ministry, with the certificate for a course of the school. */
async function pupilOfSchool() {
  const ministry = await makeInstitution()
  const school = await makeInstitution(ministry)
  const pupil = await signedIn('student', school)
  const wish = { scope: 'institution' as const, institutionId: school }
  const done = await completedBy(pupil.person.id, wish, school)
  return { ministry, school, pupil, ...done, award: done.award!, serial: done.serial! }
}

test.group('Certificates', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('who completes a course has one, once, finds it, prints it and takes its file along', async ({
    assert,
  }) => {
    const { pupil, serial, course, award } = await pupilOfSchool()
    assert.match(serial, /^[2-9A-Z]{4}-\d{4}-000001-[2-9A-Z]{6}$/)
    const [enrolment] = await db.from('courses_enrolments').where('course_id', course.id)
    await transaction((trx) => awardCourse(trx, enrolment.id))
    await relayAll()
    assert.lengthOf(await db.from('credentials_awards'), 1)
    assert.lengthOf(await db.from('identity_notifications').where('kind', 'credentials.awarded'), 1)
    assert.include(await htmlOf(pupil.browser.get(`/courses/${course.code}`)), serial)
    assert.include(await htmlOf(pupil.browser.get('/certificates')), serial)
    const sheet = await htmlOf(pupil.browser.get(`/certificates/${serial}`))
    for (const word of ['ព្រះរាជាណាចក្រកម្ពុជា', 'សុខ ដារា', 'Sok Dara', 'Force and motion']) {
      assert.include(sheet, word)
    }
    assert.include(sheet, 'លិខិតបញ្ជាក់ការសិក្សា', 'a school attests')
    const file = await pupil.browser.get(`/certificates/${serial}/badge.json`)
    const badge = JSON.parse(file.html)
    assert.deepEqual(badge.type, ['VerifiableCredential', 'OpenBadgeCredential'])
    assert.equal(badge.credentialSubject.licenseNumber, serial)
    assert.equal(badge.issuer.id, badge.proof.verificationMethod.split('#')[0])
    assert.equal((await verifyText(file.html)).type, 'valid')
    const { browser: other } = await signedIn('student')
    for (const path of [serial, `${serial}/badge.json`]) {
      assert.equal(await statusOf(other.get(`/certificates/${path}`)), 403)
    }
    assert.equal(award.personId, pupil.person.id)
  })

  test('anyone checks it by its number or its file; what was changed or is foreign is found', async ({
    assert,
  }) => {
    const { serial, award } = await pupilOfSchool()
    const visitor = new BrowserSession()
    await visitor.get('/verify')
    const sent = await visitor.post('/verify', { serial: ` ${serial.toLowerCase()} ` })
    assert.equal(sent.location, `/verify/${serial}`)
    const page = await htmlOf(visitor.get(sent.location!))
    assert.include(page, 'វិញ្ញាបនបត្រនេះពិតប្រាកដ')
    assert.include(page, 'Sok Dara')
    const refused = await visitor.post('/verify', { serial: 'hello' })
    assert.equal(refused.status, 422)
    assert.equal((await visitor.get('/verify/AAAA-2026-000001-BBBBBB')).status, 404)

    const text = JSON.stringify(award.credential)
    const forged = text.replaceAll('Sok Dara', 'Sok Daro')
    assert.equal((await verifyText(forged)).type, 'broken')
    assert.equal((await verifyText('{"a":1}')).type, 'unreadable')
    assert.equal((await verifyText('not json')).type, 'unreadable')
    assert.equal((await verifyText('null')).type, 'unreadable')
    await db.from('credentials_awards').update({ credential: forged })
    assert.equal((await verifySerial(serial)).type, 'broken', 'also in the database')
    const id = award.credential.proof.verificationMethod.split('#')[1]
    await db.from('credentials_keys').where('public_key', id).update({ public_key: 'z6Mkother' })
    assert.equal((await verifyText(text)).type, 'unknown_issuer')
  })

  test('a file is sent by a form, as people do', async ({ assert }) => {
    const { award } = await pupilOfSchool()
    const visitor = new BrowserSession()
    await visitor.get('/verify')
    const bytes = JSON.stringify(award.credential)
    const file = { field: 'credential', name: 'a.json', content: bytes }
    const answer = await visitor.upload('/verify', {}, file)
    assert.include(answer.html, 'វិញ្ញាបនបត្រនេះពិតប្រាកដ')
  })

  test('the register finds, corrects under the same number and revokes for good', async ({
    assert,
  }) => {
    const { ministry, school, pupil, serial, award } = await pupilOfSchool()
    const { browser } = await signedIn('administrator', ministry)
    const at = `/administration/certificates/${serial}`
    assert.include(await htmlOf(browser.get('/administration/certificates')), serial)
    assert.include(await htmlOf(browser.get(`/administration/certificates?q=${serial}`)), serial)
    assert.notInclude(await htmlOf(browser.get('/administration/certificates?q=Nobody')), serial)
    assert.notInclude(
      await htmlOf(browser.get('/administration/certificates?show=revoked')),
      serial
    )
    const { browser: elsewhere } = await signedIn('administrator', await makeInstitution(ministry))
    assert.equal(await statusOf(elsewhere.get(at)), 403)

    await db
      .from('identity_people')
      .where('id', pupil.person.id)
      .update({ given_latin: 'Darareaksmey' })
    await browser.submit('PUT', at)
    const [before, after] = await db.from('credentials_awards').orderBy('issue')
    assert.equal(after.serial, before.serial)
    assert.equal(Number(after.issue), 2)
    assert.equal(after.name_en, 'Sok Darareaksmey')
    assert.equal((await verifySerial(serial)).type, 'valid')
    assert.equal((await verifyText(JSON.stringify(award.credential))).type, 'replaced')

    assert.equal(await statusOf(browser.submit('DELETE', at, { reason: 'because' })), 422)
    await browser.submit('DELETE', at, { reason: 'misuse' })
    assert.equal((await verifySerial(serial)).type, 'revoked')
    assert.equal((await verifyText(JSON.stringify(award.credential))).type, 'revoked')
    assert.include(await htmlOf(browser.get('/administration/certificates?show=revoked')), serial)
    assert.equal(await statusOf(browser.submit('PUT', at)), 422)
    const [issuer] = await db.from('credentials_issuers').where('institution_id', school)
    const list = await new BrowserSession().get(`/verify/issuers/${issuer.code}/revocations.json`)
    assert.lengthOf(JSON.parse(list.html).revokedCredential, 2)
    const verbs = await db.from('shared_audit').where('subject_id', pupil.person.id)
    assert.includeMembers(
      verbs.map(({ verb }) => verb),
      ['credentials.award_issued', 'credentials.award_reissued', 'credentials.award_revoked']
    )
    const [enrolment] = await db.from('courses_enrolments').where('person_id', pupil.person.id)
    await transaction((trx) => awardCourse(trx, enrolment.id))
    assert.lengthOf(await db.from('credentials_awards'), 2, 'revoked is not given again')
  })

  test('with a new key everything signed before holds, and what is backdated does not', async ({
    assert,
  }) => {
    const { ministry, school, serial, award, pupil } = await pupilOfSchool()
    const { browser } = await signedIn('administrator', ministry)
    const [issuer] = await db.from('credentials_issuers').where('institution_id', school)
    const page = '/administration/certificates/issuers'
    assert.include(await htmlOf(browser.get(page)), issuer.code)
    await browser.submit('PUT', `${page}/${issuer.code}`)
    assert.lengthOf(await db.from('credentials_keys').where('issuer_id', issuer.id), 2)
    assert.lengthOf(await db.from('credentials_keys').whereNotNull('secret'), 1)
    assert.equal((await verifySerial(serial)).type, 'valid')
    await browser.submit('PUT', `/administration/certificates/${serial}`)
    assert.equal((await verifySerial(serial)).type, 'valid')
    const long = '2020-01-01 00:00:00.000'
    await db.from('credentials_keys').whereNotNull('valid_to').update({ valid_to: long })
    assert.equal((await verifyText(JSON.stringify(award.credential))).type, 'broken')
    assert.isNotNull(pupil)
  })

  test('the ministry certifies courses of the country, at a mirror the school attests; own ones give none', async ({
    assert,
  }) => {
    const ministry = await makeInstitution()
    const school = await makeInstitution(ministry)
    await db.from('institutions').where('id', ministry).update({ created_at: '1990-01-01' })
    const { person } = await makeAccount({ role: 'student', institutionId: school })
    const ours = await completedBy(person.id, { scope: 'national' }, school)
    assert.equal(ours.award!.institutionId, ministry)
    assert.equal(ours.award!.authority, 'certificate')
    assert.isUndefined((await completedBy(person.id, { scope: 'own' })).serial)
    assert.isUndefined((await completedBy(person.id, { settings: { certificate: false } })).serial)
    const { name } = serverRole
    try {
      serverRole.name = 'mirror'
      const theirs = await completedBy(person.id, { scope: 'national' }, school)
      assert.equal(theirs.award!.institutionId, school)
      assert.equal(theirs.award!.authority, 'attestation')
    } finally {
      serverRole.name = name
    }
  })

  test('who completed it before it gave any asks for theirs; a teacher prints those of a class', async ({
    assert,
  }) => {
    const school = await makeInstitution(await makeInstitution())
    const { browser: teacher, person: author } = await signedIn('teacher', school)
    const { browser: pupil, person } = await signedIn('student', school)
    const wish = { scope: 'institution' as const, institutionId: school, createdBy: author.id }
    const { course, serial } = await completedBy(
      person.id,
      { ...wish, settings: { certificate: false } },
      school
    )
    assert.isUndefined(serial)
    const path = `/courses/${course.code}`
    const none = await pupil.post(`${path}/certificates`)
    assert.equal(none.location, path)
    const fields = { title_km: 'វគ្គ', scope: 'institution', entry: 'open', certificate: '1' }
    assert.equal(await statusOf(teacher.submit('PUT', path, { ...fields, scope: 'own' })), 422)
    assert.equal((await teacher.submit('PUT', path, fields)).status, 303)
    assert.include(await htmlOf(pupil.get(path)), 'ទទួលវិញ្ញាបនបត្រ')
    const { person: friend } = await signedIn('student', school)
    await enrolled(course.code, friend.id, school)
    const ended = { completed_at: '2026-01-02 03:04:05' }
    await db.from('courses_enrolments').where('person_id', friend.id).update(ended)
    assert.include(await htmlOf(teacher.get(`${path}/certificates`)), 'អ្នករៀន 2 នាក់')
    const got = await pupil.post(`${path}/certificates`)
    assert.match(got.location!, /^\/certificates\/[2-9A-Z]{4}-/)
    const sheets = await htmlOf(teacher.get(`${path}/certificates`))
    assert.include(sheets, got.location!.split('/').pop()!)
    assert.include(sheets, 'អ្នករៀន 1 នាក់')
    assert.equal(await statusOf(pupil.submit('PUT', `${path}/certificates`)), 403)
    await teacher.submit('PUT', `${path}/certificates`)
    const [given] = await db.from('credentials_awards').where('person_id', friend.id)
    const all = await htmlOf(teacher.get(`${path}/certificates`))
    assert.include(all, given.serial)
    assert.notInclude(all, 'អ្នករៀន 1 នាក់')
    assert.include(await htmlOf(teacher.get(`${path}/people`)), `${path}/certificates`)
    const { sql } = await countQueries(() => pupil.get(path))
    assert.isAtMost(sql.length, 12, sql.join('\n'))
    assert.equal(await statusOf(pupil.get(`${path}/certificates`)), 403)
  })
})
