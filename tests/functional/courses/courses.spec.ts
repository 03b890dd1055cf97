import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { forget } from '#shared/remembered'
import { relayAll } from '#shared/outbox/relay'
import { htmlOf, makeResource, signedIn, statusOf } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { commit, entry, makePackage } from '#tests/support/runtime'
import { answersOf } from '#courses/queries/attempts'
import { beginAttempt } from '#courses/actions/begin_attempt'
import { handIn } from '#courses/actions/hand_in'
import { keepAnswers } from '#courses/actions/keep_answers'
import { rightAnswer } from '#courses/marking/right_answer'
import { SYSTEM } from '#shared/actor'
import { countQueries } from '#tests/support/count_queries'
import { makeQuiz } from '#tests/support/question_forms'
import { BrowserSession } from '#tests/support/browser_session'
import { enrolled, enrolmentRow, makeActivity, makeCourse } from '#tests/support/course_parts'
import Launch from '#runtime/models/launch'

test.group('Courses', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('a teacher builds one, is told what is missing, opens it; a pupil goes through it', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const { browser: teacher } = await signedIn('teacher', school)
    const made = await teacher.post('/courses', {
      ...{ title_km: 'វគ្គរូបវិទ្យា', title_en: 'Physics', scope: 'institution', entry: 'open' },
    })
    assert.equal(made.status, 303, made.html)
    const build = made.location!
    const path = build.replace('/build', '')
    assert.include(await htmlOf(teacher.get(build)), 'គ្មានសកម្មភាព')
    await teacher.post(`${path}/opening`)
    assert.include(await htmlOf(teacher.get(build)), 'សេចក្តីព្រាង')

    const form = await htmlOf(teacher.get(build))
    const section = /type=page&amp;section=([0-9a-f-]{36})/.exec(form)![1]
    for (const title of ['មេរៀនទី១', 'មេរៀនទី២']) {
      const added = await teacher.post(`${path}/activities`, {
        ...{ type: 'page', section, title_km: title, body_km: 'អាន $v = s/t$', is_required: '1' },
        completion: 'said',
      })
      assert.equal(added.status, 303, added.html)
    }
    await teacher.post(`${path}/opening`)
    assert.notInclude(await htmlOf(teacher.get(build)), 'សេចក្តីព្រាង')

    const { browser: pupil, person } = await signedIn('student', school)
    assert.include(await htmlOf(pupil.get('/courses')), path)
    assert.include(await htmlOf(pupil.get(path)), 'ចូលរៀន')
    await pupil.post(`${path}/enrolment`)
    const page = await htmlOf(pupil.get(path))
    const links = [...page.matchAll(/href="(\/courses\/\w+\/activities\/[0-9a-f-]+)"/g)].map(
      ([, one]) => one
    )
    const lesson = await htmlOf(pupil.get(links[0]))
    assert.include(lesson, '<math')
    const next = await pupil.post(`${links[0]}/end`)
    assert.notEqual(next.location, links[0])
    assert.include(await htmlOf(pupil.get(path)), '1 លើ 2')
    await pupil.post(`${next.location}/end`)
    assert.include(await htmlOf(pupil.get(path)), 'អ្នកបានបញ្ចប់វគ្គសិក្សានេះ')
    const { id } = await db
      .from('courses_courses')
      .where('code', path.split('/').pop()!)
      .firstOrFail()
    const row = await enrolmentRow(id, person.id)
    assert.equal(Number(row.done), 2)
    const told = await db.from('shared_outbox').where('kind', 'courses.course_completed')
    assert.lengthOf(told, 1)
    assert.include(await htmlOf(teacher.get(`${path}/people`)), 'បានបញ្ចប់')
  })

  test('what is closed stays closed; who is not in it reads nothing, a guest only pages', async ({
    assert,
  }) => {
    const { course, activities, section } = await makeCourse({ settings: { inOrder: true } })
    const second = await makeActivity(course.id, section, { titleKm: 'បន្ទាប់' })
    const { browser, person } = await signedIn('student')
    const at = (id: string) => `/courses/${course.code}/activities/${id}`
    assert.equal((await browser.get(at(activities[0]))).status, 303)
    await enrolled(course.code, person.id)
    assert.equal((await browser.get(at(second))).status, 303)
    assert.equal(await statusOf(browser.post(`${at(second)}/end`)), 403)
    await browser.post(`${at(activities[0])}/end`)
    assert.equal(await statusOf(browser.get(at(second))), 200)

    const visitor = new BrowserSession()
    const asked = await visitor.get(`/courses/${course.code}`)
    assert.include([401, 303], asked.status)
    await db.from('courses_courses').where('id', course.id).update({ is_guest: true })
    assert.equal(await statusOf(visitor.get(at(activities[0]))), 200)
  })

  test('a package opened from a course counts there, and leads back to it', async ({ assert }) => {
    const { course, activities, pupil, person } = await withPackage()
    const at = `/courses/${course.code}/activities/${activities[0]}`
    await pupil.get(at)
    const opened = await pupil.post(`${at}/opening`)
    assert.match(opened.location!, /^\/launches\//)
    assert.include(await htmlOf(pupil.get(opened.location!)), at)
    const launch = await Launch.findOrFail(opened.location!.split('/').pop()!)
    await commit(
      launch,
      entry(
        1,
        { core: { lesson_status: 'completed', score: { raw: '80', min: '0', max: '100' } } },
        { final: true }
      )
    )
    await relayAll()
    const [row] = await db.from('courses_progress').where({ person_id: person.id })
    assert.isNotNull(row.done_at)
    assert.closeTo(Number(row.score), 0.8, 1e-6)
  })

  test('a quiz for nobody else is taken by the learners of a course, and its score completes', async ({
    assert,
  }) => {
    const { quiz } = await makeQuiz({ scope: 'own' })
    const { course, activities } = await makeCourse({
      activities: [{ type: 'quiz', quizId: quiz.id, completion: 'score', passing: 60 }],
    })
    const { browser, person } = await signedIn('student')
    assert.equal(await statusOf(browser.get(`/quizzes/${quiz.code}`)), 404)
    await enrolled(course.code, person.id)
    const opened = await browser.post(`/courses/${course.code}/activities/${activities[0]}/opening`)
    assert.equal(opened.location, `/quizzes/${quiz.code}`)
    assert.equal(await statusOf(browser.get(opened.location!)), 200)
    const begun = await beginAttempt({ ...SYSTEM, personId: person.id }, quiz)
    if (!begun.ok) throw new Error(begun.error.type)
    const rows = await answersOf(begun.value)
    await keepAnswers(
      begun.value,
      rows.map(({ id, content }) => ({ id, given: rightAnswer(content)!, sent: 1 })) as never
    )
    await handIn(begun.value)
    const [row] = await db.from('courses_progress').where({ person_id: person.id })
    assert.equal(Number(row.score), 1)
    assert.isNotNull(row.done_at)
  })

  test('places are given in order, the first who waits moves up; a code lets in, a wrong one does not', async ({
    assert,
  }) => {
    const { course } = await makeCourse({ settings: { capacity: 1, entry: 'code' } })
    await db.from('courses_courses').where('id', course.id).update({ entry_code: 'ABCD2345' })
    const [one, two] = [await signedIn('student'), await signedIn('student')]
    await one.browser.post('/courses/join', { code: 'nothing' })
    assert.isNull(await enrolmentRow(course.id, one.person.id))
    await one.browser.post('/courses/join', { code: 'abcd-2345' })
    await two.browser.post(`/courses/${course.code}/enrolment`, { code: 'ABCD2345' })
    assert.equal((await enrolmentRow(course.id, two.person.id)).state, 'waiting')
    await one.browser.submit('DELETE', `/courses/${course.code}/enrolment`)
    assert.equal((await enrolmentRow(course.id, two.person.id)).state, 'active')
  })

  test('order, copy, people of a class, attendance, a sheet', async ({ assert }) => {
    const school = await makeInstitution()
    const { browser, person } = await signedIn('teacher', school)
    const begins = { opensAt: null, settings: { endsAt: '2026-12-01T03:00:00.000Z' } }
    const { course, activities, section } = await makeCourse({
      ...{ scope: 'own', createdBy: person.id, institutionId: school },
      activities: [{}, { type: 'meeting', completion: 'finished', ...begins }],
    })
    const path = `/courses/${course.code}`
    await browser.submit('PUT', `${path}/build`, { move: 'up', of: activities[1] })
    const [first] = await db.from('courses_activities').where({ course_id: course.id, position: 1 })
    assert.equal(first.id, activities[1])
    await browser.submit('PUT', `${path}/build`, { order: `${section}:${activities.join(',')}` })
    const pupil = await signedIn('student', school)
    const { username } = await db
      .from('identity_users')
      .where('person_id', pupil.person.id)
      .firstOrFail()
    const added = await browser.post(`${path}/people`, { person: username })
    assert.equal(added.status, 303, added.html)
    await browser.submit('PUT', `${path}/activities/${activities[1]}/attendance`, {
      'here[]': pupil.person.id,
    })
    const [row] = await db.from('courses_progress').where({ person_id: pupil.person.id })
    assert.equal(row.activity_id, activities[1])
    const csv = await htmlOf(browser.get(`${path}/people?format=csv`))
    assert.include(csv, 'ទំព័រ')
    const copied = await browser.post(`${path}/copies`)
    const code = copied.location!.split('/')[2]
    const copy = await db.from('courses_courses').where('code', code).firstOrFail()
    assert.lengthOf(await db.from('courses_activities').where('course_id', copy.id), 2)
    const gone = await browser.submit('DELETE', path)
    assert.include(await htmlOf(browser.get(gone.location!)), 'មិនអាចលុបបានទេ')
  })

  test('sixty activities of every kind in at most twelve queries', async ({ assert }) => {
    const resource = await makeResource()
    const { course, section } = await makeCourse({ activities: [] })
    for (let n = 0; n < 60; n++) {
      await makeActivity(
        course.id,
        section,
        n % 3 ? {} : { type: 'resource', resourceId: resource.id }
      )
    }
    const { browser, person } = await signedIn('student')
    await enrolled(course.code, person.id)
    const { sql } = await countQueries(() => browser.get(`/courses/${course.code}`))
    assert.isAtMost(sql.length, 12, sql.join('\n'))
  })
})

async function withPackage() {
  const school = await makeInstitution()
  const { row } = await makePackage(school)
  const { course, activities } = await makeCourse({
    activities: [{ type: 'package', packageId: row.id, completion: 'finished' }],
  })
  const { browser, person } = await signedIn('student', school)
  await enrolled(course.code, person.id)
  return { course, activities, pupil: browser, person }
}
