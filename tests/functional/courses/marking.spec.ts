import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { SYSTEM } from '#shared/actor'
import { forget } from '#shared/remembered'
import { handIn } from '#courses/actions/hand_in'
import { keepAnswers } from '#courses/actions/keep_answers'
import { regradeAttempt } from '#courses/actions/regrade_attempt'
import { answersOf, attemptsOf, findAttempt } from '#courses/queries/attempts'
import { findQuestion } from '#courses/queries/questions'
import { quizItems } from '#courses/queries/quiz_items'
import { rightAnswer } from '#courses/marking/right_answer'
import { changeQuestion } from '#courses/actions/write_question'
import { transaction } from '#shared/database/transaction'
import { htmlOf, signedIn, statusOf } from '#tests/support/library'
import { begun, learner, makeQuiz, samples } from '#tests/support/question_forms'

test.group('Marking quizzes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => forget())

  test('a question that was mended is marked anew, and the version says which', async ({
    assert,
  }) => {
    const { quiz, questions, bank } = await makeQuiz({ questions: [samples.single] })
    const id = await begun(await learner(), quiz)
    const [row] = await answersOf(id)
    await keepAnswers(id, [{ id: row.id, given: 'b' }])
    await handIn(id)
    assert.equal((await findAttempt(id)).score, 0)
    const { body } = samples.single as Extract<typeof samples.single, { type: 'single' }>
    const options = body.options.map((one) => ({ ...one, credit: one.key === 'b' ? 1 : 0 }))
    const content = { ...samples.single, body: { ...body, options } } as typeof samples.single
    const standing = await findQuestion(questions[0])
    await transaction((trx) =>
      changeQuestion(trx, SYSTEM, standing, { content, files: [], state: 'ready' })
    )
    assert.equal((await findAttempt(id)).score, 0)
    await regradeAttempt(id)
    await regradeAttempt(id)
    assert.equal((await findAttempt(id)).score, 2)
    assert.notEqual((await answersOf(id))[0].versionId, standing.versionId)
    assert.equal(bank.id, standing.bankId)
  })

  test('learners see no more than the quiz says; a trial counts nowhere', async ({ assert }) => {
    const pupil = await signedIn('student')
    const { quiz } = await makeQuiz({ settings: { review: 'never' } })
    const { location } = await pupil.browser.post(`/quizzes/${quiz.code}/attempts`)
    await handIn(location!.split('/').pop()!)
    const html = await htmlOf(pupil.browser.get(location!))
    assert.notInclude(html, 'ភ្នំពេញ')
    const trial = await begun(SYSTEM, quiz, { isTrial: true })
    await handIn(trial)
    assert.lengthOf(await attemptsOf(quiz.id, SYSTEM.personId), 0)
    assert.isTrue((await quizItems(quiz.id)).every(({ asked }) => asked === 1))
  })

  test('every type can be asked, answered and shown again', async ({ assert }) => {
    const pupil = await signedIn('student')
    const { quiz } = await makeQuiz({ questions: Object.values(samples), settings: { perPage: 0 } })
    const { location } = await pupil.browser.post(`/quizzes/${quiz.code}/attempts`)
    const id = location!.split('/').pop()!
    assert.equal(await statusOf(pupil.browser.get(location!)), 200)
    const rows = await answersOf(id)
    await keepAnswers(
      id,
      rows.map((row) => ({ id: row.id, given: rightAnswer(row.content) }))
    )
    await handIn(id)
    const after = await answersOf(id)
    for (const { content, score, points } of after) {
      if (content.type !== 'essay') assert.equal(score, points, content.type)
    }
    assert.equal(await statusOf(pupil.browser.get(location!)), 200)
  })
})
