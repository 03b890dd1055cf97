import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { forget } from '#shared/remembered'
import { transaction } from '#shared/database/transaction'
import { personalDataKinds } from '#shared/privacy/personal_data'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { enrolled, makeCourse, makePost } from '#tests/support/course_parts'
import type { ActivitySettings } from '#courses/course_types'

const KEEN = 'ខ្ញុំយល់ថាកម្លាំងកើន'

/** A course of a teacher with one discussion, and a pupil and a trainee who take it. */
async function taught(settings: ActivitySettings = { forStudents: true }) {
  const school = await makeInstitution()
  const teacher = await signedIn('teacher', school)
  const { course, activities } = await makeCourse({
    ...{ scope: 'own', createdBy: teacher.person.id, institutionId: school },
    activities: [{ type: 'discussion', completion: 'finished', settings, titleKm: 'ពិភាក្សា' }],
  })
  const pupil = await signedIn('student', school)
  const trainee = await signedIn('trainee_teacher', school)
  for (const one of [pupil, trainee]) await enrolled(course.code, one.person.id, school)
  const path = `/courses/${course.code}`
  const at = `${path}/activities/${activities[0]}`
  return { course, talk: activities[0], teacher, pupil, trainee, path, at }
}

const postRows = (courseId: string) =>
  db.from('courses_posts').where('course_id', courseId).orderBy('created_at').orderBy('id')

const doneAt = async (personId: string) =>
  (await db.from('courses_progress').where('person_id', personId).first())?.done_at ?? null

test.group('Discussions', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('are closed to pupils at first, open to trainees and teachers', async ({ assert }) => {
    const { course, pupil, trainee, at, teacher, talk, path } = await taught({})
    await makePost(course.code, talk)
    assert.notInclude(await htmlOf(pupil.browser.get(path)), 'ពិភាក្សា')
    assert.include(await htmlOf(trainee.browser.get(path)), at)
    assert.equal(await statusOf(pupil.browser.get(at)), 404)
    assert.equal(await statusOf(pupil.browser.post(`${at}/posts`, { body: KEEN })), 404)
    assert.include(await htmlOf(trainee.browser.get(at)), '<article')
    // Needed, but closed to pupils: the builder says so.
    assert.include(await htmlOf(teacher.browser.get(`${path}/build`)), 'បិទចំពោះសិស្ស')
    const made = await htmlOf(
      teacher.browser.get(`${path}/activities/create?type=discussion&section=x`)
    )
    assert.notMatch(made, /name="for_students"[^>]*checked/)
    assert.match(made, /name="is_moderated"[^>]*checked/)
  })

  test('what a pupil writes waits for a teacher, who hears once; shown, it counts', async ({
    assert,
  }) => {
    const { course, pupil, trainee, teacher, at, path } = await taught()
    await db.table('courses_instructors').insert({
      ...{ id: course.id, course_id: course.id, person_id: teacher.person.id },
    })
    for (const body of [KEEN, 'ម្តងទៀត']) await pupil.browser.post(`${at}/posts`, { body })
    const told = await db.from('identity_notifications').where('kind', 'courses.post_waiting')
    assert.lengthOf(told, 1)
    assert.equal(told[0].person_id, teacher.person.id)
    assert.include(await htmlOf(pupil.browser.get(at)), KEEN, 'its writer sees it')
    assert.notInclude(await htmlOf(trainee.browser.get(at)), KEEN)
    assert.isNull(await doneAt(pupil.person.id))
    const [first] = await postRows(course.id)
    assert.include(await htmlOf(teacher.browser.get(`${path}/posts`)), KEEN)
    assert.equal(
      await statusOf(pupil.browser.submit('PUT', `${path}/posts/${first.id}`, { state: 'shown' })),
      403
    )
    await teacher.browser.submit('PUT', `${path}/posts/${first.id}`, { state: 'shown' })
    assert.include(await htmlOf(trainee.browser.get(at)), KEEN)
    assert.isNotNull(await doneAt(pupil.person.id))
    assert.notInclude(await htmlOf(teacher.browser.get(`${path}/posts`)), KEEN)
  })

  test('without moderation it stands at once; answers, hiding, taking back', async ({ assert }) => {
    const { course, pupil, trainee, teacher, at, path } = await taught({
      ...{ forStudents: true, moderation: 'after' },
    })
    await pupil.browser.post(`${at}/posts`, { body: `${KEEN} <script>x</script> $F$` })
    const page = await htmlOf(trainee.browser.get(at))
    assert.include(page, KEEN)
    assert.include(page, '<math')
    assert.notInclude(page, '<script>x')
    const [top] = await postRows(course.id)
    await trainee.browser.post(`${at}/posts`, { body: 'ត្រូវហើយ', parent: top.id })
    const answer = await db.from('courses_posts').where('parent_id', top.id).firstOrFail()
    assert.equal(answer.person_id, trainee.person.id)
    // An answer is not answered, and what was answered is not taken back.
    await pupil.browser.post(`${at}/posts`, { body: 'x', parent: answer.id })
    await pupil.browser.submit('DELETE', `${path}/posts/${top.id}`)
    assert.lengthOf(await postRows(course.id), 2)
    const other = `${path}/posts/${answer.id}`
    assert.equal(await statusOf(pupil.browser.submit('DELETE', other)), 404)
    await teacher.browser.submit('PUT', other, { state: 'hidden' })
    assert.notInclude(await htmlOf(pupil.browser.get(at)), 'ត្រូវហើយ')
    await trainee.browser.submit('DELETE', other)
    assert.lengthOf(await postRows(course.id), 1)
    const empty = await pupil.browser.post(`${at}/posts`, { body: '' })
    assert.equal(empty.status, 422)
    assert.include(empty.html, KEEN)
  })

  test('a report hides a post until a teacher decides, once and for all', async ({ assert }) => {
    const { course, talk, pupil, trainee, teacher, at, path } = await taught()
    const id = await makePost(course.code, talk, { personId: trainee.person.id })
    const stranger = await signedIn('student')
    const report = `${path}/posts/${id}/report`
    assert.equal(await statusOf(stranger.browser.post(report)), 404)
    assert.include(await htmlOf(pupil.browser.get(at)), report)
    await pupil.browser.post(report)
    assert.notInclude(await htmlOf(pupil.browser.get(at)), report)
    assert.equal((await postRows(course.id))[0].state, 'waiting')
    assert.include(await htmlOf(teacher.browser.get(`${path}/posts`)), 'ត្រូវបានរាយការណ៍')
    await teacher.browser.submit('PUT', `${path}/posts/${id}`, { state: 'shown' })
    await pupil.browser.post(report)
    assert.equal((await postRows(course.id))[0].state, 'shown')
  })

  test('who leaves the server takes their posts along, not the answers of others', async ({
    assert,
  }) => {
    const { course, talk, pupil } = await taught()
    const top = await makePost(course.code, talk, { personId: pupil.person.id })
    const { person } = await makeAccount()
    await makePost(course.code, talk, { personId: person.id, parent_id: top })
    const kind = personalDataKinds().find((one) => one.kind === 'courses.posts')!
    assert.lengthOf(await kind.query(pupil.person.id, 'km'), 1)
    await transaction((trx) => kind.erase!(trx, pupil.person.id))
    const [left, ...more] = await postRows(course.id)
    assert.lengthOf(more, 0)
    assert.equal(left.person_id, person.id)
    assert.isNull(left.parent_id)
  })
})
