import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { forget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import { personalDataKinds } from '#shared/privacy/personal_data'
import { splitIntoGroups } from '#courses/actions/write_groups'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { enrolled, enrolmentRow, makeCohort, makeCourse } from '#tests/support/course_parts'

test.group('Cohorts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('made, filled by names, all or none, enrolled, filled again and enrolled again', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const { browser, person } = await signedIn('teacher', school)
    assert.equal((await browser.post('/cohorts', { name: '', scope: 'own' })).status, 422)
    const made = await browser.post('/cohorts', { name: 'ជំនាន់ 2026', scope: 'own' })
    const path = made.location!
    const one = await makeAccount({ role: 'student', institutionId: school })
    const two = await makeAccount({ role: 'student', institutionId: school })
    const stranger = await makeAccount({
      ...{ role: 'student', institutionId: await makeInstitution() },
    })
    const refused = await browser.post(`${path}/people`, {
      people: `${one.username}, ${stranger.username}`,
    })
    assert.equal(refused.status, 422)
    assert.include(refused.html, `អ្នកមិនអាចមើលឃើញ៖ ${stranger.username}`)
    assert.lengthOf(await db.from('courses_cohort_people'), 0)
    await browser.post(`${path}/people`, { people: `${one.username}\n${one.username}` })
    assert.include(await htmlOf(browser.get(path)), '1 នាក់')
    assert.include(await htmlOf(browser.get('/cohorts?q=2026')), path)

    const { course } = await makeCourse({ scope: 'own', createdBy: person.id })
    const code = path.split('/').pop()!
    const at = `/courses/${course.code}/people`
    assert.include(await htmlOf(browser.get(`${at}/create`)), `value="${code}"`)
    await browser.post(at, { cohort: code })
    assert.equal((await enrolmentRow(course.id, one.person.id)).source, 'cohort')
    await browser.submit('DELETE', `/courses/${course.code}/people/${one.person.id}`)
    await enrolled(course.code, one.person.id)
    await browser.post(`${path}/people`, { people: two.username })
    await browser.post(at, { cohort: code })
    assert.equal((await enrolmentRow(course.id, two.person.id)).source, 'cohort')
    assert.equal((await enrolmentRow(course.id, one.person.id)).source, 'staff')
    await browser.submit('DELETE', `${path}/people/${two.person.id}`)
    await browser.submit('DELETE', path)
    assert.equal(await statusOf(browser.get(path)), 404)
    assert.isNotNull(await enrolmentRow(course.id, two.person.id))
  })

  test('what is of an institution is used by its writers, changed by its keepers, by nobody else', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const { person } = await makeAccount({ role: 'student', institutionId: school })
    const cohort = await makeCohort({ institutionId: school }, [person.id])
    const path = `/cohorts/${cohort.code}`
    const { browser: teacher, person: writer } = await signedIn('teacher', school)
    assert.equal(await statusOf(teacher.get(path)), 200)
    const name = { name: 'x', scope: 'own' }
    assert.equal(await statusOf(teacher.submit('PUT', path, name)), 403)
    const { browser: keeper } = await signedIn('technical_group_leader', school)
    assert.equal((await keeper.submit('PUT', path, { ...name, scope: 'institution' })).status, 303)
    const { browser: other, person: elsewhere } = await signedIn('teacher', await makeInstitution())
    assert.equal(await statusOf(other.get(path)), 403)
    assert.notInclude(await htmlOf(other.get('/cohorts')), path)
    const { course } = await makeCourse({ scope: 'own', createdBy: elsewhere.id })
    const people = `/courses/${course.code}/people`
    assert.equal(await statusOf(other.post(people, { cohort: cohort.code })), 403)
    assert.isNull(await enrolmentRow(course.id, person.id))
    const { course: own } = await makeCourse({ scope: 'own', createdBy: writer.id })
    await teacher.post(`/courses/${own.code}/people`, { cohort: cohort.code })
    assert.isNotNull(await enrolmentRow(own.id, person.id))
    const kind = personalDataKinds().find((one) => one.kind === 'courses.cohorts')!
    assert.lengthOf(await kind.query(person.id, 'km'), 1)
    await transaction((trx) => kind.erase!(trx, person.id))
    assert.lengthOf(await kind.query(person.id, 'km'), 0)
  })

  test('a group of another course that one teaches is enrolled, of nobody else’s', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const { browser, person } = await signedIn('teacher', school)
    const mine = { scope: 'own' as const, createdBy: person.id, institutionId: school }
    const { course: from } = await makeCourse(mine)
    const { course: to } = await makeCourse(mine)
    const pupils = []
    for (let n = 0; n < 3; n++) {
      const made = await makeAccount({ role: 'student', institutionId: school })
      await enrolled(from.code, made.person.id, school)
      pupils.push(made.person.id)
    }
    await splitIntoGroups(from.id, ['ក', 'ខ'])
    const groups = await db.from('courses_groups').where('course_id', from.id).orderBy('position')
    const at = `/courses/${to.code}/people`
    assert.include(await htmlOf(browser.get(`${at}/create`)), groups[0].id)
    await browser.post(at, { group: groups[0].id })
    const rows = () => db.from('courses_enrolments').where('course_id', to.id)
    assert.lengthOf(await rows(), 2)
    const other = await signedIn('teacher', school)
    const { course: theirs } = await makeCourse({ scope: 'own', createdBy: other.person.id })
    const refused = await other.browser.post(`/courses/${theirs.code}/people`, {
      group: groups[1].id,
    })
    assert.equal(refused.status, 422)
    assert.lengthOf(await db.from('courses_enrolments').where('course_id', theirs.id), 0)
  })
})
