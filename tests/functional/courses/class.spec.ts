import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { noteProgress } from '#courses/actions/note_progress'
import { watchedCourses } from '#courses/watch_course'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { makeQuiz } from '#tests/support/question_forms'
import { activityNow, answeredWrong, enrolled, enrolmentRow } from '#tests/support/course_parts'
import { makeCourse } from '#tests/support/course_parts'
import { until } from '#tests/support/until'

const NAMES = { surnameKm: 'ចាន់', givenKm: 'សុភា' }

/** A course with a page and a quiz of a teacher, with pupils of the same school. */
async function taught(count = 1) {
  const school = await makeInstitution()
  const teacher = await signedIn('teacher', school)
  const { quiz } = await makeQuiz({ scope: 'own' })
  const { course, activities } = await makeCourse({
    ...{ scope: 'own', createdBy: teacher.person.id, institutionId: school },
    activities: [
      { titleKm: 'មេរៀនដំបូង' },
      { type: 'quiz', quizId: quiz.id, completion: 'score', passing: 60, titleKm: 'តេស្តចុង' },
    ],
  })
  const pupils = []
  for (let n = 0; n < count; n++) {
    const person = { ...NAMES, givenKm: `${NAMES.givenKm}${n}` }
    const made = await makeAccount({ role: 'student', institutionId: school, person })
    await enrolled(course.code, made.person.id, school)
    pupils.push(made.person.id)
  }
  return { course, activities, pupils, school, teacher, path: `/courses/${course.code}` }
}

test.group('A class at a glance', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    forget()
    return () => clock.release()
  })

  test('who is stuck on what, by name for the teacher and without for the projector', async ({
    assert,
  }) => {
    const { course, activities, pupils, teacher, path } = await taught(2)
    await answeredWrong(course.id, activities[1], pupils[0])
    const page = await htmlOf(teacher.browser.get(`${path}/progress`))
    assert.include(page, 'សុភា0')
    assert.include(page, 'បានសាកល្បង៖ 0 % ហើយត្រូវការ 60 %')
    const stuck = /<form[^>]*\/nudges"(.*?)<\/form>/s.exec(page)![1]
    assert.notInclude(stuck, 'សុភា1', 'has only not begun')
    const shown = await htmlOf(teacher.browser.get(`${path}/progress/projector`))
    assert.include(shown, 'តេស្តចុង')
    assert.notInclude(shown, 'សុភា')
    const row = { id: course.id, course_id: course.id, person_id: teacher.person.id }
    await db.table('courses_instructors').insert(row)
    assert.include(await htmlOf(teacher.browser.get('/')), `${path}/progress`)
    const stranger = await signedIn('teacher', await makeInstitution())
    assert.notInclude(await htmlOf(stranger.browser.get('/')), `${path}/progress`)
    assert.equal(await statusOf(stranger.browser.get(`${path}/progress`)), 403)
    const pupil = await signedIn('student')
    assert.equal(await statusOf(pupil.browser.get(`${path}/progress/projector`)), 403)
  })

  test('what was answered, by activity also while they answer, and by learner', async ({
    assert,
  }) => {
    const { course, activities, pupils, teacher, path } = await taught(2)
    const attempt = await answeredWrong(course.id, activities[1], pupils[0])
    await answeredWrong(course.id, activities[1], pupils[1], { hands: false })
    const at = `${path}/progress/activities/${activities[1]}`
    const page = await htmlOf(teacher.browser.get(at))
    assert.include(page, 'ត្រូវ 0 លើ 2 បានឆ្លើយ 2')
    assert.include(page, '2 ដង')
    const shown = await htmlOf(teacher.browser.get(`${at}/projector`))
    assert.include(shown, '2 ដង')
    assert.notInclude(shown, 'សុភា')
    assert.notInclude(await htmlOf(teacher.browser.get(`${at}?show=open`)), 'សុភា0')
    const learner = await htmlOf(teacher.browser.get(`${path}/progress/learners/${pupils[0]}`))
    assert.include(learner, `/quiz-attempts/${attempt}`)
    assert.include(learner, '1 លើ 2')
    // The quiz is somebody else's: who teaches the course still sees what its learners answered.
    assert.equal(await statusOf(teacher.browser.get(`/quiz-attempts/${attempt}`)), 200)
    const stranger = await signedIn('teacher')
    assert.equal(await statusOf(stranger.browser.get(`/quiz-attempts/${attempt}`)), 404)
    const other = await makeAccount({ role: 'student' })
    const none = `${path}/progress/learners/${other.person.id}`
    assert.equal(await statusOf(teacher.browser.get(none)), 404)
  })

  test('a teacher of the course who is not of the school sees no names of its pupils', async ({
    assert,
  }) => {
    const { course, activities, pupils, path } = await taught(1)
    await answeredWrong(course.id, activities[1], pupils[0])
    const guest = await signedIn('teacher', await makeInstitution())
    const row = { id: course.id, course_id: course.id, person_id: guest.person.id }
    await db.table('courses_instructors').insert(row)
    const page = await htmlOf(guest.browser.get(`${path}/progress`))
    assert.include(page, pupils[0])
    assert.notInclude(page, 'សុភា')
  })

  test('a reminder goes once a day, to the learners of the course who are not through', async ({
    assert,
  }) => {
    const { course, activities, pupils, teacher, path } = await taught(2)
    await answeredWrong(course.id, activities[1], pupils[0])
    const stranger = await makeAccount({ role: 'student' })
    const rows = () => db.from('identity_notifications').where('kind', 'courses.nudge')
    for (let n = 0; n < 2; n++) {
      await teacher.browser.post(`${path}/nudges`, {
        ...{ 'people[0]': pupils[0], 'people[1]': stranger.person.id, 'note': 'កុំបោះបង់' },
      })
    }
    const told = await rows()
    assert.lengthOf(told, 1)
    assert.equal(told[0].person_id, pupils[0])
    assert.equal(told[0].href, `${path}/activities/${activities[1]}`)
    assert.include(JSON.stringify(told[0].data), 'កុំបោះបង់')
    clock.freeze(clock.now().plus({ hours: 21 }))
    await teacher.browser.post(`${path}/nudges`, { 'people[0]': pupils[0] })
    assert.lengthOf(await rows(), 2)
    await db
      .from('courses_enrolments')
      .where('person_id', pupils[1])
      .update({ completed_at: sqlTime() })
    await teacher.browser.post(`${path}/nudges`, { 'people[0]': pupils[1] })
    assert.lengthOf(await rows(), 2)
  })

  test('groups: made, filled, divided by chance, looked at one by one', async ({ assert }) => {
    const { course, pupils, teacher, path } = await taught(5)
    const groups = () => db.from('courses_groups').where('course_id', course.id).orderBy('position')
    assert.equal((await teacher.browser.post(`${path}/groups`, { name: '' })).status, 422)
    await teacher.browser.post(`${path}/groups`, { name: 'ក្រុមក្រហម' })
    const [red] = await groups()
    await teacher.browser.submit('PUT', `${path}/groups`, { [`groups[${pupils[0]}]`]: red.id })
    assert.equal((await enrolmentRow(course.id, pupils[0])).group_id, red.id)
    const page = await htmlOf(teacher.browser.get(`${path}/progress?group=${red.id}`))
    assert.match(page, /អ្នករៀន<\/dt><dd>1</)
    assert.match(await htmlOf(teacher.browser.get(`${path}/progress`)), /អ្នករៀន<\/dt><dd>5</)
    await teacher.browser.post(`${path}/groups`, { count: '2' })
    const [first, second, ...more] = await groups()
    assert.lengthOf(more, 0)
    const sizes = []
    for (const { id } of [first, second])
      sizes.push((await db.from('courses_enrolments').where('group_id', id)).length)
    assert.deepEqual(sizes, [3, 2])
    await teacher.browser.submit('DELETE', `${path}/groups/${first.id}`)
    assert.lengthOf(await groups(), 1)
    assert.lengthOf(
      await db.from('courses_enrolments').where('course_id', course.id).whereNull('group_id'),
      3
    )
    // A group of another course is none here.
    const other = await taught(1)
    await other.teacher.browser.submit('PUT', `${other.path}/groups`, {
      [`groups[${other.pupils[0]}]`]: second.id,
    })
    assert.isNull((await enrolmentRow(other.course.id, other.pupils[0])).group_id)
  })

  test('what the page asks by itself keeps no shared device signed in', async ({ assert }) => {
    const { teacher, path } = await taught(1)
    const sessions = () =>
      db.from('identity_login_sessions').where('user_id', teacher.user.id).firstOrFail()
    const before = sqlTime(clock.now().minus({ minutes: 4 }))
    const { id } = await sessions()
    await db
      .from('identity_login_sessions')
      .where('id', id)
      .update({ is_shared: true, last_seen_at: before })
    const was = String((await sessions()).last_seen_at)
    await teacher.browser.get(`${path}/progress`, { 'x-unattended': '1' })
    assert.equal(String((await sessions()).last_seen_at), was)
    await teacher.browser.get(`${path}/progress`)
    assert.notEqual(String((await sessions()).last_seen_at), was)
  })

  test('a preview shows what a learner would, also of a draft, and writes nothing', async ({
    assert,
  }) => {
    const { course, activities, pupils, teacher, path } = await taught(1)
    await db
      .from('courses_courses')
      .where('id', course.id)
      .update({ state: 'draft', settings: JSON.stringify({ inOrder: true }) })
    assert.include(await htmlOf(teacher.browser.get(`${path}/build`)), `${path}/preview"`)
    const fresh = await htmlOf(teacher.browser.get(`${path}/preview`))
    assert.include(fresh, 'ធ្វើមុន៖ មេរៀនដំបូង')
    assert.include(fresh, `${path}/preview/activities/${activities[0]}?done=0`)
    const quiz = `${path}/preview/activities/${activities[1]}`
    assert.equal((await teacher.browser.get(quiz)).status, 303)
    const page = await htmlOf(
      teacher.browser.get(`${path}/preview/activities/${activities[0]}?done=0`)
    )
    assert.include(page, 'ខ្ញុំបានធ្វើចប់')
    assert.include(page, `href="${path}/preview?done=1"`)
    assert.equal(await statusOf(teacher.browser.get(`${quiz}?done=1`)), 200)
    assert.include(
      await htmlOf(teacher.browser.get(`${path}/preview?done=99`)),
      'អ្នកបានបញ្ចប់វគ្គសិក្សានេះ'
    )
    assert.lengthOf(await db.from('courses_progress').where('course_id', course.id), 0)
    assert.isNull((await enrolmentRow(course.id, pupils[0])).seen_at)
    assert.isNull(await enrolmentRow(course.id, teacher.person.id))
  })

  test('the page hears when a learner does something, and nobody listens on after it has gone', async ({
    assert,
  }) => {
    const { course, activities, pupils, teacher, path } = await taught(1)
    const cookie = [...teacher.browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    const stop = new AbortController()
    const response = await fetch(new URL(`${path}/progress/changes`, process.env.APP_URL), {
      ...{ headers: { cookie }, signal: stop.signal },
    })
    assert.equal(response.headers.get('content-type'), 'text/event-stream')
    assert.equal(watchedCourses(), 1)
    let heard = ''
    const reading = (async () => {
      for await (const part of response.body!) heard += new TextDecoder().decode(part)
    })().catch(() => {})
    await until(async () => heard.includes('retry'))
    await new Promise((done) => setTimeout(done, 300))
    assert.notInclude(heard, 'changed')
    const first = await activityNow({ courseId: course.id, id: activities[0] })
    await transaction((trx) => noteProgress(trx, first, pupils[0], {}))
    await until(async () => heard.includes('event: changed'))
    stop.abort()
    await reading
    await until(async () => watchedCourses() === 0)
  }).timeout(20_000)
})
