import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { forget } from '#shared/remembered'
import { beginAttempt } from '#courses/actions/begin_attempt'
import { handIn } from '#courses/actions/hand_in'
import { keepAnswers } from '#courses/actions/keep_answers'
import { regradeAttempt } from '#courses/actions/regrade_attempt'
import { answersOf, findAttempt, leftOf } from '#courses/queries/attempts'
import { attemptsOver } from '#courses/queries/attempts_over'
import { steady } from '#courses/quizzes/time_left'
import { addSlot } from '#courses/actions/write_quiz_parts'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { begun, learner, makeQuestion, makeQuiz, samples } from '#tests/support/question_forms'

test.group('Quizzes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    forget()
    const { now } = steady
    return () => {
      steady.now = now
      clock.release()
    }
  })

  test('a quiz is put together, opened, taken without script, handed in and looked back at', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const teacher = await signedIn('teacher', school)
    const made = await teacher.browser.post('/quizzes', {
      ...{
        title_km: 'តេស្ត',
        scope: 'institution',
        attempts: '1',
        grading: 'highest',
        per_page: '1',
      },
      ...{ review: 'after', shows_feedback: '1', shows_answers: '1', pass_mark: '50' },
    })
    assert.equal(made.status, 303, made.html)
    const parts = made.location!
    const path = parts.replace('/parts', '')
    await teacher.browser.post(`${path}/opening`)
    assert.include(await htmlOf(teacher.browser.get(path)), 'សេចក្តីព្រាង')
    const { bank, questions } = await makeQuiz({ scope: 'own', createdBy: teacher.person.id })
    const fixed = await teacher.browser.post(parts, {
      question: `http://x/questions/${questions[0]}`,
    })
    assert.equal(fixed.status, 303, fixed.html)
    await teacher.browser.post(parts, { bank: bank.code, count: '5' })
    await teacher.browser.post(`${path}/opening`)
    assert.include(await htmlOf(teacher.browser.get(path)), 'បិទតេស្ត')

    const pupil = await signedIn('student', school)
    assert.include(await htmlOf(pupil.browser.get('/quizzes')), path)
    const start = await pupil.browser.post(`${path}/attempts`)
    const attempt = start.location!
    const again = await pupil.browser.post(`${path}/attempts`)
    assert.equal(again.location, attempt)
    const rows = await answersOf(attempt.split('/').pop()!)
    assert.lengthOf(rows, 2)
    const page = await htmlOf(pupil.browser.get(`${attempt}?page=1`))
    assert.include(page, `name="a[${rows[0].id}]"`)
    const next = await pupil.browser.submit('PUT', `${attempt}/answers`, {
      ...{ 'asked[]': rows[0].id, [`a[${rows[0].id}]`]: 'a', 'go': '2' },
    })
    assert.equal(next.location, `${attempt}?page=2`)
    const end = await htmlOf(pupil.browser.get(`${attempt}/hand-in`))
    assert.include(end, 'សំណួរទី 2')
    await pupil.browser.post(`${attempt}/hand-in`)
    const review = await htmlOf(pupil.browser.get(attempt))
    assert.include(review, 'ល្អណាស់')
    assert.include(review, 'ភ្នំពេញ')
    assert.include(await htmlOf(pupil.browser.get(path)), '66.7 %')
    assert.equal((await pupil.browser.post(`${path}/attempts`)).location, path)

    const results = await htmlOf(teacher.browser.get(`${path}/results`))
    assert.include(results, attempt)
    assert.include((await teacher.browser.get(`${path}/results?format=csv`)).html, '66.7')
    assert.equal(await statusOf(teacher.browser.get(attempt)), 200)
    const stranger = await signedIn('student')
    assert.equal(await statusOf(stranger.browser.get(path)), 404)
    assert.equal(await statusOf(stranger.browser.get(attempt)), 404)
  })

  test('each answer is kept once, by its number, whatever order and however often it comes', async ({
    assert,
  }) => {
    const { quiz } = await makeQuiz()
    const id = await begun(await learner(), quiz)
    const [first, second] = await answersOf(id)
    const send = (given: unknown, number?: number) =>
      keepAnswers(id, [{ id: first.id, given, number }])
    assert.deepEqual(await send('b', 10), { ok: true, value: { [first.id]: 10 } })
    await send('a', 20)
    await send('a', 20)
    assert.deepEqual(await send('b', 15), { ok: true, value: { [first.id]: 20 } })
    assert.equal((await answersOf(id))[0].answer, 'a')
    await send('c')
    assert.equal((await answersOf(id))[0].answer, 'c')
    await send(null)
    assert.isNull((await answersOf(id))[0].answer)
    assert.isNull((await answersOf(id)).find((row) => row.id === second.id)!.answer)
    await handIn(id)
    assert.deepEqual(await send('a', 99), { ok: false, error: { type: 'handed_in' } })
  })

  test('a script sends one answer and is told what is kept and how long is left', async ({
    assert,
  }) => {
    const school = await makeInstitution()
    const { quiz } = await makeQuiz({
      scope: 'institution',
      institutionId: school,
      settings: { timeLimit: 10 },
    })
    const { browser } = await signedIn('student', school)
    const { location } = await browser.post(`/quizzes/${quiz.code}/attempts`)
    const [row] = await answersOf(location!.split('/').pop()!)
    const { html } = await browser.get(location!)
    const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(html)![1]
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = {
      '_csrf': token,
      'asked[]': row.id,
      [`a[${row.id}]`]: 'a',
      [`number[${row.id}]`]: '7',
    }
    const url = `http://${process.env.HOST}:${process.env.PORT}${location}/answers?_method=PUT`
    const sent = await fetch(url, {
      ...{ method: 'POST', body: new URLSearchParams(body) },
      headers: { accept: 'application/json', cookie },
    })
    const said = (await sent.json()) as { kept: object; left: number }
    assert.deepEqual(said.kept, { [row.id]: 7 })
    assert.approximately(said.left, 600, 20)
  })

  test('the time is the server’s: a clock set forward or back changes nothing, a start counts from the last sign', async ({
    assert,
  }) => {
    let running = 1000
    steady.now = () => running
    const start = DateTime.fromISO('2026-05-01T08:00:00Z')
    clock.freeze(start)
    const { quiz } = await makeQuiz({ settings: { timeLimit: 30 } })
    const id = await begun(await learner(), quiz)
    const left = async () => leftOf(await findAttempt(id))
    assert.equal(await left(), 1800)
    clock.freeze(start.plus({ days: 400 }))
    running += 60
    assert.equal(await left(), 1740)
    clock.freeze(start.minus({ days: 400 }))
    assert.equal(await left(), 1740)

    clock.freeze(start.plus({ minutes: 10 }))
    const [row] = await answersOf(id)
    await keepAnswers(id, [{ id: row.id, given: 'a' }])
    forget()
    clock.freeze(start.minus({ days: 400 }))
    assert.equal(await left(), 1200)
    running += 1200 + 31
    assert.deepEqual(await keepAnswers(id, [{ id: row.id, given: 'b' }]), {
      ...{ ok: false, error: { type: 'over' } },
    })
    clock.freeze(start.plus({ hours: 1 }))
    assert.deepEqual(await attemptsOver(), [id])
    await handIn(id)
    const over = await findAttempt(id)
    assert.equal(over.state, 'marked')
    assert.equal(over.score, 2)
  })

  test('more time, no timer and another go for those who are allowed them', async ({ assert }) => {
    const school = await makeInstitution()
    const teacher = await signedIn('technical_group_leader', school)
    const pupil = await makeAccount({ role: 'student', institutionId: school })
    const other = await makeAccount({ role: 'student' })
    const { quiz } = await makeQuiz({
      ...{ scope: 'institution', institutionId: school, settings: { timeLimit: 60, attempts: 1 } },
    })
    const path = `/quizzes/${quiz.code}/accommodations`
    const give = (person: string, more: Record<string, string>) =>
      statusOf(teacher.browser.post(path, { person, ...more }))
    assert.equal(await give(pupil.username, { extra_percent: '50', extra_attempts: '1' }), 303)
    assert.equal(await give(other.username, { extra_percent: '50' }), 422)
    const actor = { ...SYSTEM, personId: pupil.person.id }
    const one = await begun(actor, quiz)
    assert.approximately(leftOf(await findAttempt(one))!, 90 * 60, 5)
    await handIn(one)
    assert.equal(await give(pupil.username, { no_timer: '1', extra_attempts: '1' }), 303)
    const two = await begun(actor, quiz)
    assert.isNull(leftOf(await findAttempt(two)))
    await handIn(two)
    assert.deepEqual(await beginAttempt(actor, quiz), { ok: false, error: { type: 'no_more' } })
    const { id } = await db.from('courses_accommodations').where('quiz_id', quiz.id).firstOrFail()
    await teacher.browser.submit('DELETE', `${path}/${id}`)
    assert.isNull(await db.from('courses_accommodations').where('quiz_id', quiz.id).first())
  })

  test('a draw takes ready questions with the tag, none twice, and stays as it was drawn', async ({
    assert,
  }) => {
    const { quiz, bank, section } = await makeQuiz({ questions: [samples.single] })
    for (let n = 0; n < 6; n++) await makeQuestion(bank.id, { ...samples.single, name: `q${n}` })
    await makeQuestion(bank.id, samples.essay)
    const slot = { questionId: null, bankId: bank.id, tag: 'ថាមពល', points: 4 }
    for (const count of [3, 9]) await addSlot(quiz.id, section, { ...slot, count })
    const orders = new Set<string>()
    for (let n = 0; n < 4; n++) {
      const id = await begun(await learner(), quiz)
      const rows = await answersOf(id)
      assert.lengthOf(rows, 7)
      assert.equal(new Set(rows.map(({ questionId }) => questionId)).size, 7)
      assert.isTrue(rows.every(({ content }) => content.type === 'single'))
      assert.equal((await findAttempt(id)).most, 2 + 6 * 4)
      orders.add(rows.map(({ questionId }) => questionId).join())
    }
    assert.isAbove(orders.size, 1)
  })

  test('an essay waits for a person, whose points and words are seen', async ({ assert }) => {
    const school = await makeInstitution()
    const teacher = await signedIn('technical_group_leader', school)
    const pupil = await signedIn('student', school)
    const { quiz } = await makeQuiz({
      ...{ scope: 'institution', institutionId: school, questions: [samples.essay] },
    })
    const { location } = await pupil.browser.post(`/quizzes/${quiz.code}/attempts`)
    const id = location!.split('/').pop()!
    const [row] = await answersOf(id)
    await keepAnswers(id, [{ id: row.id, given: 'ច្បាប់ទីមួយ <b>' }])
    await handIn(id)
    assert.equal((await findAttempt(id)).state, 'handed_in')
    const list = await htmlOf(teacher.browser.get(`/quizzes/${quiz.code}/marks`))
    assert.include(list, row.id)
    const page = `/quiz-answers/${row.id}/mark`
    assert.include(await htmlOf(teacher.browser.get(page)), 'ច្បាប់ទីមួយ &lt;b&gt;')
    assert.equal(await statusOf(teacher.browser.submit('PUT', page, { score: '6' })), 422)
    await teacher.browser.submit('PUT', page, { score: '4.5', comment: 'ល្អ' })
    const marked = await findAttempt(id)
    assert.deepEqual([marked.state, marked.score], ['marked', 4.5])
    assert.include(await htmlOf(pupil.browser.get(location!)), 'ល្អ')
    await regradeAttempt(id)
    assert.equal((await findAttempt(id)).score, 4.5)
  })
})
