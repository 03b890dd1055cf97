import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { forget } from '#shared/remembered'
import { htmlOf, sendForm, signedIn, statusOf } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { enrolled, enrolmentRow, makeActivity, makeCourse } from '#tests/support/course_parts'

const RUBRIC = 'ឯកតាត្រឹមត្រូវ | 2\n- ទាំងអស់ | 2\n- ខ្លះ | 1\n- គ្មាន | 0\nការគណនា | 8'

test.group('Assignments', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('a pupil keeps a draft, sends files, hands in; only then does the teacher see it', async ({
    assert,
  }) => {
    const { at, path, activity, pupil, teacher, course, person } = await asked()
    const list = `${at}/hand-ins`
    await send(pupil, at, { 'text': 'a = F / m', 'files[]': note('1.txt', 'one'), 'go': 'save' })
    const draft = await handInRow(activity)
    assert.equal(draft.state, 'draft')
    assert.notInclude(await htmlOf(teacher.get(list)), `/hand-ins/${draft.id}`)
    assert.equal(await statusOf(teacher.get(`/hand-ins/${draft.id}/mark`)), 404)
    const form = await htmlOf(pupil.get(at))
    const href = /href="(\/hand-ins\/[0-9a-f-]+\/files\/[0-9a-f-]+)"/.exec(form)![1]
    assert.equal(await htmlOf(pupil.get(href)), 'one')
    assert.equal(await statusOf(teacher.get(href)), 404)

    const files = { 'files[]': note('2.txt', 'two'), 'removed[]': '1.txt' }
    await send(pupil, at, { text: 'a = F / m', go: 'hand_in', ...files })
    const names = await db.from('courses_hand_in_files').where('hand_in_id', draft.id)
    assert.deepEqual(
      names.map(({ name }) => name),
      ['2.txt']
    )
    assert.include(await htmlOf(teacher.get(list)), `/hand-ins/${draft.id}/mark`)
    assert.include(await htmlOf(teacher.get(`${path}/grades`)), list)
    const shown = await htmlOf(teacher.get(`/hand-ins/${draft.id}/mark`))
    assert.include(shown, 'a = F / m')
    const file = /href="(\/hand-ins\/[0-9a-f-]+\/files\/[0-9a-f-]+)"/.exec(shown)![1]
    assert.equal(await htmlOf(teacher.get(file)), 'two')
    const { browser: other } = await signedIn('student')
    assert.equal(await statusOf(other.get(file)), 404)
    assert.isNotNull((await progressRow(activity, person.id)).done_at)
    assert.include(await htmlOf(pupil.get(path)), course.titleKm!)
  }).timeout(30_000)

  test('nothing is handed in empty, nor with eleven files; what stood before stays', async ({
    assert,
  }) => {
    const { at, activity, pupil } = await asked()
    const empty = await send(pupil, at, { text: ' ', go: 'hand_in' })
    assert.equal(empty.status, 422)
    assert.include(empty.html, 'សូមសរសេរ')
    const eleven = Array.from({ length: 11 }, (_, n) => note(`${n}.txt`, 'x'))
    for (const files of [eleven.slice(0, 6), eleven.slice(6)]) {
      const many = await send(pupil, at, { 'text': 'ចម្លើយ', 'files[]': files, 'go': 'save' })
      assert.equal(many.status, files.length === 6 ? 303 : 422)
      if (many.status === 422) assert.include(many.html, 'ចម្លើយ')
    }
    assert.lengthOf(await db.from('courses_hand_in_files'), 6)
    assert.equal((await handInRow(activity)).state, 'draft')
    const page = await sendForm(pupil, { page: at, path: `${at}/hand-in` }, { go: 'nonsense' })
    assert.equal(page.status, 422)
    assert.include(page.html, 'name="text"')
  })

  test('it is marked by its rubric, comes back with words, and may be corrected or worked on again', async ({
    assert,
  }) => {
    const { at, activity, pupil, teacher, person, course } = await asked()
    await send(pupil, at, { text: 'F = m a', go: 'hand_in' })
    const { id } = await handInRow(activity)
    const seen = await enrolmentRow(course.id, person.id)
    const marking = `/hand-ins/${id}/mark`
    const refused = await teacher.submit('PUT', marking, { 'marks[c0]': '1', 'go': 'save' })
    assert.equal(refused.status, 422)
    assert.include(refused.html, 'ទាំងអស់')
    assert.match(refused.html, /value="1" checked/)
    const marked = { 'marks[c0]': '1', 'marks[c1]': '7.5', 'feedback': 'ល្អណាស់', 'go': 'save' }
    assert.equal((await teacher.submit('PUT', marking, marked)).location, `${at}/hand-ins`)
    const back = await htmlOf(pupil.get(at))
    assert.include(back, 'ល្អណាស់')
    assert.include(back, '8.5')
    assert.notInclude(back, 'name="text"')
    assert.closeTo(Number((await progressRow(activity, person.id)).score), 0.85, 1e-6)
    const told = await db.from('identity_notifications').where('person_id', person.id)
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['courses.work_marked']
    )

    await teacher.submit('PUT', marking, { ...marked, 'marks[c1]': '3' })
    assert.closeTo(Number((await progressRow(activity, person.id)).score), 0.4, 1e-6)
    const now = await enrolmentRow(course.id, person.id)
    assert.deepEqual(now.seen_at, seen.seen_at)

    await teacher.submit('PUT', marking, { again: '1', feedback: 'សូមពិនិត្យឯកតា' })
    const again = await htmlOf(pupil.get(at))
    assert.include(again, 'សូមពិនិត្យឯកតា')
    assert.include(again, 'name="text"')
    await send(pupil, at, { text: 'F = m a, N', go: 'hand_in' })
    assert.equal((await handInRow(activity)).state, 'handed_in')
  }).timeout(30_000)

  test('what was handed in anew meanwhile is read again before it is marked', async ({
    assert,
  }) => {
    const { at, activity, pupil, teacher } = await asked({ points: 10 })
    await send(pupil, at, { text: 'first', go: 'hand_in' })
    const { id } = await handInRow(activity)
    const marking = `/hand-ins/${id}/mark`
    const read = await htmlOf(teacher.get(marking))
    const seen = /name="seen" value="([^"]+)"/.exec(read)![1]
    await db
      .from('courses_hand_ins')
      .where('id', id)
      .update({ text: 'second', handed_in_at: sqlTime(clock.now().plus({ minutes: 1 })) })
    const refused = await teacher.submit('PUT', marking, { score: '9', seen })
    assert.equal(refused.status, 422)
    assert.include(refused.html, 'second')
    const now = /name="seen" value="([^"]+)"/.exec(refused.html)![1]
    assert.equal((await teacher.submit('PUT', marking, { score: '9', seen: now })).status, 303)
  })

  test('after one the next that waits is marked; without a rubric points are given at once', async ({
    assert,
  }) => {
    const { at, activity, course, teacher, pupil, school } = await asked({ points: 20 })
    await send(pupil, at, { text: 'first', go: 'hand_in' })
    const { id } = await handInRow(activity)
    const other = await signedIn('student', school)
    await enrolled(course.code, other.person.id, school)
    await send(other.browser, at, { text: 'second', go: 'hand_in' })
    const second = await db
      .from('courses_hand_ins')
      .where({ activity_id: activity, person_id: other.person.id })
      .firstOrFail()
    assert.equal(
      await statusOf(teacher.submit('PUT', `/hand-ins/${id}/mark`, { score: '21' })),
      422
    )
    const marked = await teacher.submit('PUT', `/hand-ins/${id}/mark`, { score: '15', go: 'next' })
    assert.equal(marked.location, `/hand-ins/${second.id}/mark`)
    const last = await teacher.submit('PUT', marked.location!, { score: '20', go: 'next' })
    assert.equal(last.location, `${at}/hand-ins`)
  })
})

const send = (browser: Parameters<typeof sendForm>[0], at: string, fields: object) =>
  sendForm(browser, { page: at, path: `${at}/hand-in` }, { ...fields })

const note = (name: string, text: string) => new File([text], name, { type: 'text/plain' })

const handInRow = (activity: string) =>
  db.from('courses_hand_ins').where('activity_id', activity).first()

const progressRow = (activity: string, person: string) =>
  db.from('courses_progress').where({ activity_id: activity, person_id: person }).firstOrFail()

/** A course with one assignment, its teacher, and a pupil of the same school. */
async function asked(settings: object = { points: 10, rubric: RUBRIC }) {
  const school = await makeInstitution()
  const { browser: teacher, person: author } = await signedIn('teacher', school)
  const { course, section } = await makeCourse({
    ...{ scope: 'institution', institutionId: school, createdBy: author.id, activities: [] },
  })
  const activity = await makeActivity(course.id, section, {
    ...{ type: 'assignment', titleKm: 'កិច្ចការ ១', completion: 'finished', settings },
  })
  const { browser: pupil, person } = await signedIn('student', school)
  await enrolled(course.code, person.id, school)
  const path = `/courses/${course.code}`
  const at = `${path}/activities/${activity}`
  return { ...{ school, teacher, course, activity, pupil, person, path, at } }
}
