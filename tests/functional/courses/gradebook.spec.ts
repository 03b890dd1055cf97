import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { SYSTEM } from '#shared/actor'
import { forget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import { countQueries } from '#tests/support/count_queries'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { makeInstitution } from '#tests/support/accounts'
import { makeQuiz } from '#tests/support/question_forms'
import { activityNow, enrolled, makeActivity, makeCourse } from '#tests/support/course_parts'
import { noteProgress } from '#courses/actions/note_progress'
import { copyCourse } from '#courses/actions/copy_course'
import { findCourse } from '#courses/queries/courses'
import { gradebookOf } from '#courses/queries/gradebook'

test.group('Gradebook', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('categories weigh, the lowest fall away, letters follow; a copy is graded the same way', async ({
    assert,
  }) => {
    const { teacher, path, course, pupil, activities } = await graded([0.5, 0.9, 0.6])
    assert.include(await htmlOf(pupil.browser.get(`${path}/grades/mine`)), '66.7 %')
    const page = await htmlOf(teacher.get(`${path}/gradebook`))
    assert.include(page, 'សូមរក្សាទុកប្រភេទមួយសិន')
    const first = {
      'categories[0][title_km]': 'តេស្តខ្លី',
      'categories[0][weight]': '3',
      'categories[0][drop_lowest]': '1',
      'categories[1][title_en]': 'Exam',
      'categories[1][weight]': '1',
      'letters': 'ល្អ | 80\nមធ្យម | 50',
      'is_shown': '1',
    }
    const saved = await teacher.submit('PUT', `${path}/gradebook`, first)
    assert.equal(saved.status, 303, saved.html)
    const [short, exam] = (await gradebookOf(course)).categories
    await teacher.submit('PUT', `${path}/gradebook`, {
      ...first,
      'categories[0][id]': short.id,
      'categories[1][id]': exam.id,
      [`placed[${activities[0]}]`]: short.id,
      [`placed[${activities[1]}]`]: short.id,
      [`placed[${activities[2]}]`]: exam.id,
    })
    const own = await htmlOf(pupil.browser.get(`${path}/grades/mine`))
    assert.include(own, '82.5 %')
    assert.include(own, 'ល្អ')
    assert.include(own, 'ទាបបំផុត')
    const code = await copyCourse(SYSTEM, course)
    const copy = await gradebookOf(await findCourse(code))
    assert.lengthOf(copy.categories, 2)
    assert.notInclude(
      copy.categories.map(({ id }) => id),
      short.id
    )
    assert.equal(copy.items[0].categoryId, copy.categories[0].id)

    await teacher.submit('PUT', `${path}/gradebook`, {
      ...first,
      'categories[0][id]': short.id,
      'categories[1][id]': exam.id,
      'categories[1][remove]': '1',
    })
    const left = await gradebookOf(course)
    assert.lengthOf(left.categories, 1)
    assert.isNull(left.items[2].categoryId)
  }).timeout(30_000)

  test('what makes no sense is refused, and what was typed stays', async ({ assert }) => {
    const { teacher, path } = await graded([0.5])
    const refused = await teacher.submit('PUT', `${path}/gradebook`, {
      'letters': 'A 85',
      'categories[0][title_km]': 'ប្រឡង',
      'categories[0][weight]': '2',
    })
    assert.equal(refused.status, 422)
    assert.include(refused.html, 'A 85')
    assert.include(refused.html, 'ប្រឡង')
    const nameless = { 'letters': '', 'categories[0][weight]': '2' }
    assert.equal(await statusOf(teacher.submit('PUT', `${path}/gradebook`, nameless)), 422)
  })

  test('a grade by hand counts, with its words and its history; taken back, what was reached counts', async ({
    assert,
  }) => {
    const { teacher, path, pupil, activities, person } = await graded([0.5, 0.7])
    const at = `${path}/grades/${person.id}/${activities[0]}`
    const nothing = await teacher.submit('PUT', at, { kind: 'score', percent: '' })
    assert.equal(nothing.status, 422)
    await teacher.submit('PUT', at, { kind: 'score', percent: '91.5', feedback: 'បានកែពិន្ទុ' })
    const mine = await htmlOf(pupil.browser.get(`${path}/grades/mine`))
    assert.include(mine, '91.5 %')
    assert.include(mine, '80.8 %')
    assert.include(mine, 'បានកែពិន្ទុ')
    const told = await db.from('identity_notifications').where('person_id', person.id)
    assert.equal(told[0].kind, 'courses.grade_given')

    await teacher.submit('PUT', at, { kind: 'excused' })
    assert.include(await htmlOf(pupil.browser.get(`${path}/grades/mine`)), '70 %')
    await teacher.submit('PUT', at, { kind: 'none' })
    assert.include(await htmlOf(pupil.browser.get(`${path}/grades/mine`)), '60 %')
    const history = await htmlOf(teacher.get(at))
    assert.include(history, '91.5 %')
    assert.include(history, 'class="history"')
    const rows = await db.from('courses_grades').where('person_id', person.id)
    assert.lengthOf(rows, 3)

    const whole = `${path}/grades/${person.id}/course`
    await teacher.submit('PUT', whole, { kind: 'score', percent: '77' })
    assert.include(await htmlOf(teacher.get(`${path}/grades`)), '77 %')
  }).timeout(30_000)

  test('learners see their own alone, and nothing where grades are not shown', async ({
    assert,
  }) => {
    const { teacher, path, pupil, person, school, course } = await graded([0.5])
    const other = await signedIn('student', school)
    assert.equal(await statusOf(other.browser.get(`${path}/grades/mine`)), 404)
    await enrolled(course.code, other.person.id, school)
    assert.notInclude(await htmlOf(other.browser.get(`${path}/grades/mine`)), '50 %')
    for (const rest of ['', `/${person.id}`, `/${person.id}/course`]) {
      assert.equal(await statusOf(pupil.browser.get(`${path}/grades${rest}`)), 403)
    }
    assert.include(await htmlOf(pupil.browser.get(path)), `${path}/grades/mine`)
    await teacher.submit('PUT', `${path}/gradebook`, { letters: '' })
    assert.notInclude(await htmlOf(pupil.browser.get(`${path}/grades/mine`)), '50 %')
    const hidden = { kind: 'score', percent: '90' }
    await teacher.submit('PUT', `${path}/grades/${person.id}/course`, hidden)
    const told = await db.from('identity_notifications').where('person_id', person.id)
    assert.lengthOf(told, 0)
  })

  test('a sheet with everybody, and a page of thirty in at most twelve queries', async ({
    assert,
  }) => {
    const { teacher, path, course, school, activities } = await graded([0.5])
    for (let n = 0; n < 34; n++) {
      const { person } = await signedIn('student', school)
      await enrolled(course.code, person.id, school)
    }
    const csv = await htmlOf(teacher.get(`${path}/grades?format=csv`))
    assert.lengthOf(csv.trim().split('\n'), 36)
    assert.include(csv, ',50')
    const xlsx = await teacher.get(`${path}/grades?format=xlsx`)
    assert.include(xlsx.headers.get('content-type')!, 'spreadsheetml')
    const { sql } = await countQueries(() => teacher.get(`${path}/grades`))
    assert.isAtMost(sql.length, 12, sql.join('\n'))
    assert.include(await htmlOf(teacher.get(`${path}/grades?page=2`)), '/grades/')
    assert.lengthOf(activities, 1)
  }).timeout(60_000)
})

/** A course whose quizzes a pupil has taken with these results, seen by its teacher. */
async function graded(scores: number[]) {
  const school = await makeInstitution()
  const { browser: teacher, person: author } = await signedIn('teacher', school)
  const { course, section } = await makeCourse({
    ...{ scope: 'institution', institutionId: school, createdBy: author.id, activities: [] },
  })
  const pupil = await signedIn('student', school)
  await enrolled(course.code, pupil.person.id, school)
  const { quiz } = await makeQuiz()
  const activities: string[] = []
  for (const [n, score] of scores.entries()) {
    const titleKm = `តេស្ត ${['១', '២', '៣'][n]}`
    const wish = { type: 'quiz' as const, quizId: quiz.id, completion: 'score' as const, titleKm }
    const id = await makeActivity(course.id, section, wish)
    const activity = await activityNow({ courseId: course.id, id })
    await transaction((trx) => noteProgress(trx, activity, pupil.person.id, { score }))
    activities.push(id)
  }
  const path = `/courses/${course.code}`
  return { ...{ school, teacher, course, activities, pupil, person: pupil.person, path } }
}
